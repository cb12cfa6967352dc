import DescentTensor
import Testing

@testable import DescentRuntime

/// What a new model, a new optimizer and a new schedule start anew, and what they leave alone.
@Suite struct AnewTests {
  private let data = "data digits\nbatch 50\n"
  private let model = "model mlp [64, 24, 10](dropout=0.1)\n"
  private let schedule = "schedule step(0.5, every 1)\n"

  @Test func `a new model starts weights, memory and clock anew`() throws {
    let twice = try outcome(data + model + schedule + "train 3 epochs\n" + model + "train 3 epochs\n")
    let once = try outcome(data + model + schedule + "train 3 epochs\n")
    #expect(twice.done?.weightsDigest == once.done?.weightsDigest)
    #expect(twice.epochs.suffix(3).map(\.lr) == once.epochs.map(\.lr))
    #expect(twice.epochs.suffix(3).map(\.epoch) == [1, 2, 3])
    #expect(twice.epochs.suffix(3).map(\.step) == [29, 58, 87])
  }

  @Test func `a new optimizer starts its memory anew and keeps the weights`() throws {
    let again = try outcome(data + model + "train 2 epochs\noptimizer adam\ntrain 1 epoch\n")
    let on = try outcome(data + model + "train 3 epochs\n")
    #expect(again.done?.weightsDigest != on.done?.weightsDigest)
    #expect(again.session.trainer?.learner.optimizerSteps == 29)
    #expect(again.session.trainer?.learner.step == 87)
    #expect(again.epochs[2].trainLoss < again.epochs[1].trainLoss)
    let other = try outcome(data + model + "train 2 epochs\noptimizer sgd(lr=0)\ntrain 1 epoch\n")
    let before = try outcome(data + model + "train 2 epochs\n")
    #expect(other.done?.weightsDigest == before.done?.weightsDigest)
    #expect(other.session.trainer?.learner.slots.isEmpty == true)
  }

  @Test func `a new optimizer leaves the schedule's clock alone`() throws {
    let optimizer = "optimizer sgd(lr=0.4)\n"
    let reports = try outcome(data + model + schedule + "train 2 epochs\n" + optimizer + "train 2 epochs\n")
      .epochs
    #expect(reports.map(\.lr) == [1e-3, 5e-4, 0.1, 0.1])
  }

  @Test func `a new schedule starts its clock anew`() throws {
    let reports = try outcome(data + model + schedule + "train 2 epochs\n" + schedule + "train 2 epochs\n")
      .epochs
    #expect(reports.map(\.lr) == [1e-3, 5e-4, 1e-3, 5e-4])
    #expect(reports.map(\.epoch) == [1, 2, 3, 4])
  }

  @Test func `a batch given again leaves everything alone`() throws {
    let on = try outcome(data + model + "train 2 epochs\n")
    let again = try outcome(data + model + "train 1 epoch\nbatch 50\ntrain 1 epoch\n")
    #expect(again.done?.weightsDigest == on.done?.weightsDigest)
  }

  @Test func `other data with another model begins a run of its own`() throws {
    let iris = "data iris\nbatch 10\nmodel mlp [_, 8, _]\ntrain 2 epochs\nevaluate test\n"
    let both = try outcome(data + model + "train 1 epoch\n" + iris)
    let alone = try outcome(iris)
    #expect(both.done?.weightsDigest == alone.done?.weightsDigest)
    #expect(both.evaluations.last?.figures == alone.evaluations.last?.figures)
  }
}
