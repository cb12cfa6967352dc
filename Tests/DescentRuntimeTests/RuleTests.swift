import DescentData
import DescentRecipe
import Testing

@testable import DescentRuntime

/// When a training ends, and which weights it leaves.
@Suite struct RuleTests {
  /// Overfits within a few epochs: the validation loss falls, then rises for good.
  private let overfitting = """
    data spirals(n=80, noise=0.3); split 50/30/20
    model mlp [2, 64, 64, 2]
    optimizer adam(lr=2e-2); batch 8

    """

  private func validation(_ outcome: Outcome, _ name: String) -> [Double] {
    outcome.epochs.compactMap { $0.validation.first { $0.name == name }?.value }
  }

  @Test func `a training ends when its figure has stalled for as long as the rule says`() throws {
    let outcome = try outcome(overfitting + "stop when val.loss stalls for 3 epochs; train 200 epochs")
    let losses = validation(outcome, "loss")
    let best = try #require(losses.firstIndex(of: losses.min() ?? 0))
    #expect(losses.count == best + 1 + 3 && losses.count < 200)
    #expect(outcome.end?.reason == .rule("val.loss stalls for 3 epochs"))
    #expect(outcome.end?.epoch == losses.count)
    #expect(outcome.status == .done)
  }

  @Test func `without its rule the same training goes on, and its first epochs are the same`() throws {
    let stopped = try outcome(overfitting + "stop when val.loss stalls for 3 epochs; train 60 epochs")
    let whole = try outcome(overfitting + "train 60 epochs")
    #expect(whole.epochs.count == 60 && whole.end == nil && whole.kept.isEmpty)
    #expect(Array(validation(whole, "loss").prefix(stopped.epochs.count)) == validation(stopped, "loss"))
  }

  @Test func `a training ends when a figure has reached what the rule asks for`() throws {
    let outcome = try outcome(
      "data iris; model mlp [4, 16, 3]; optimizer adam(lr=1e-2)\n"
        + "stop when val.accuracy >= 80% or val.loss stalls for 50 epochs; train 100 epochs")
    let accuracies = validation(outcome, "accuracy")
    #expect(accuracies.last ?? 0 >= 0.8 && accuracies.dropLast().allSatisfy { $0 < 0.8 })
    #expect(outcome.end?.reason == .rule("val.accuracy >= 80%"))
  }

  @Test func `a figure that rises is better high`() throws {
    let outcome = try outcome(overfitting + "stop when val.accuracy stalls for 4 epochs; train 200 epochs")
    let accuracies = validation(outcome, "accuracy")
    let best = try #require(accuracies.firstIndex(of: accuracies.max() ?? 0))
    #expect(accuracies.count == best + 1 + 4)
  }

  @Test func `how long a figure may stall is counted in steps too, and as a share of the training`() throws {
    let epochs = try outcome(overfitting + "stop when val.loss stalls for 4 epochs; train 100 epochs")
    let steps = try outcome(overfitting + "stop when val.loss stalls for 20 steps; train 100 epochs")
    let share = try outcome(overfitting + "stop when val.loss stalls for 4%; train 100 epochs")
    #expect(epochs.end?.step == steps.end?.step)
    #expect(epochs.end?.step == share.end?.step)
  }

  @Test func `the count begins anew in each training`() throws {
    let outcome = try outcome(
      overfitting + "stop when val.loss stalls for 3 epochs; train 200 epochs; train 200 epochs")
    let ends = outcome.events.compactMap { if case .ended(let report) = $0 { report.epoch } else { nil } }
    #expect(ends.count == 2)
    #expect((ends.last ?? 0) >= (ends.first ?? 0) + 4)
  }

  @Test func `the best weights are those that are measured, and a training goes on from its last`() throws {
    let rule = "stop when val.loss stalls for 3 epochs\n"
    let kept = try outcome(overfitting + rule + "train 200 epochs; evaluate val")
    let losses = validation(kept, "loss")
    #expect(kept.figure("loss", of: .val) == losses.min())
    #expect(kept.kept.map(\.value) == [losses.min()])
    #expect(kept.kept.first?.epoch == (losses.firstIndex(of: losses.min() ?? 0) ?? -2) + 1)
    let last = try outcome(overfitting + rule + "keep last; train 200 epochs; evaluate val")
    #expect(last.figure("loss", of: .val) == losses.last)
    #expect(last.kept.isEmpty)
    #expect(last.weights == kept.weights, "keeping is listening")
    #expect(last.done?.weightsDigest != kept.done?.weightsDigest)
  }

  @Test func `the best weights are kept by the figure that is named`() throws {
    let outcome = try outcome(overfitting + "keep best by loss; train 12 epochs; evaluate val")
    let best = try #require(outcome.epochs.min { $0.trainLoss < $1.trainLoss })
    #expect(outcome.kept.map(\.epoch) == [best.epoch])
    #expect(outcome.figure("loss", of: .val) == best.validation.first { $0.name == "loss" }?.value)
  }

  @Test func `the best of two trainings is kept as long as model, loss and figure stay`() throws {
    let once = try outcome(overfitting + "keep best by val.loss; train 40 epochs")
    let twice = try outcome(overfitting + "keep best by val.loss; train 20 epochs; train 20 epochs")
    #expect(once.kept.last == twice.kept.last)
    #expect(once.done?.weightsDigest == twice.done?.weightsDigest)
    let anew = try outcome(
      overfitting
        + "keep best by val.loss; train 20 epochs; loss cross_entropy(label_smoothing=0.3); train 2 epochs")
    #expect((anew.kept.last?.epoch ?? 0) > 20)
  }

  private func weights(_ recipe: String) throws -> [Float] { try outcome(recipe).weights }

  @Test func `a training ends within its time, in the middle of an epoch too`() throws {
    let outcome = try outcome(
      overfitting + "train 200 epochs within 12 s; evaluate test", secondsAStep: 1)
    #expect(outcome.end == EndReport(reason: .time(12), epoch: 3, step: 12))
    #expect(outcome.epochs.last?.isPartial == true && outcome.epochs.last?.step == 12)
    #expect(outcome.evaluations.count == 1 && outcome.status == .done)
    #expect(try weights(overfitting + "train 12 steps") == outcome.weights)
  }

  @Test func `time that is not used up changes nothing`() throws {
    let limited = try outcome(overfitting + "train 4 epochs within 2 h", secondsAStep: 1)
    #expect(limited.end == nil)
    #expect(try outcome(overfitting + "train 4 epochs").weights == limited.weights)
  }

  @Test func `listed metrics are shown, others are measured all the same`() throws {
    let outcome = try outcome(
      "data sine; model mlp [1, 8, 1]; metrics r2; train 2 epochs; evaluate test\nexpect test.mse < 100")
    #expect(outcome.epochs.first?.validation.map(\.name) == ["loss", "r2"])
    #expect(outcome.evaluations.first?.figures.map(\.name) == ["loss", "r2"])
    #expect(outcome.status == .done)
  }

  @Test func `without metrics the loss alone is shown`() throws {
    let none = try outcome("data iris; model mlp [4, 3]; metrics none; train 1 epoch")
    #expect(none.epochs.first?.validation.map(\.name) == ["loss"])
  }

  @Test func `a block of layers and the list that means the same train the same bits`() throws {
    func weights(_ model: String) throws -> [Float] {
      try outcome("data digits; model \(model); optimizer adam(lr=1e-2); train 2 epochs").weights
    }
    #expect(
      try weights("{ dense 24 relu; dropout 0.2; dense(12, relu); dropout 0.2; dense 10 }")
        == weights("mlp [64, 24, 12, 10](dropout=0.2)"))
    #expect(try weights("{ dense 24; tanh; dense 10 }") == weights("mlp [64, 24, 10](activation=tanh)"))
    #expect(try weights("{ dense 24 relu; dense 10 }") != weights("mlp [64, 24, 10](activation=tanh)"))
  }
}
