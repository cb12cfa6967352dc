import DescentTensor
import Testing

@testable import DescentRuntime

/// Clipping and penalties in a training.
@Suite struct ShapingTests {
  private let head = "data digits\nmodel mlp [64, 24, 10]\noptimizer sgd(lr=0.5)\n"

  @Test func `a bound that is never met changes nothing`() throws {
    let plain = try outcome(head + "train 2 epochs\n")
    let bounded = try outcome(head + "clip norm 1e30\ntrain 2 epochs\n")
    #expect(bounded.done?.weightsDigest == plain.done?.weightsDigest)
    #expect(bounded.done?.recipeDigest != plain.done?.recipeDigest)
    #expect(plain.epochs.allSatisfy { $0.penalty == nil })
  }

  @Test func `a penalty makes weights smaller and is told apart from the loss`() throws {
    let none = try outcome(head + "penalty l2(0)\ntrain 3 epochs\n")
    #expect(none.epochs.map(\.penalty) == [0, 0, 0])
    let free = try outcome(head + "penalty l2(1e-12)\ntrain 3 epochs\n")
    let held = try outcome(head + "penalty l2(0.05)\ntrain 3 epochs\n")
    let squares = try #require(free.epochs.last?.penalty) * 1e12
    let heldSquares = try #require(held.epochs.last?.penalty) * 20
    #expect(heldSquares < 0.5 * squares)
  }

  @Test func `none switches both off again`() throws {
    let both = try outcome(
      head + "clip value 0.001\npenalty l1(1e-3)\ntrain 1 epoch\nclip none\npenalty none\ntrain 1 epoch\n")
    #expect(both.epochs[0].penalty != nil && both.epochs[1].penalty == nil)
    let loss = both.epochs.map(\.trainLoss)
    #expect(loss[1] < loss[0] - 0.2)
  }

  @Test func `a shaped training ends in the same bits whoever computes it`() throws {
    let recipe =
      "data digits\nmodel mlp [64, 300, 300, 10]\nclip norm 0.1\n"
      + "penalty l2(1e-3), orthogonal(0.01, of=units)\ntrain 3 steps\n"
    var digests: Set<String> = []
    for set in InstructionSet.allCases where set.isSupported {
      for threads in [1, 3] {
        let end = try outcome(recipe, on: Engine(instructionSet: set, threads: threads))
        digests.insert(end.done?.weightsDigest ?? "none")
      }
    }
    #expect(digests.count == 1)
  }
}
