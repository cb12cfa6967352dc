import DescentTensor
import Testing

@testable import DescentRuntime

/// Optimizers for some layers, and layers that none of them moves.
struct GroupTests {
  private static let start = "data digits\nseed 3\nmodel mlp [64, 16, 12, 10]\n"

  private func weights(_ recipe: String) throws -> [UInt32] {
    try trained(Self.start + recipe).weights.map(\.bitPattern)
  }

  private func trained(_ recipe: String) throws -> (weights: [Float], learner: Learner) {
    let learner = try #require(try outcome(recipe).session.trainer?.learner)
    return (learner.parameters.array, learner)
  }

  /// The numbers of one layer, weight and bias.
  private func layer(_ number: Int, of recipe: String) throws -> [UInt32] {
    let run = try trained(Self.start + recipe)
    return run.learner.network.tensors.filter { $0.layer == number }.flatMap { tensor in
      run.weights[tensor.offset..<tensor.offset + tensor.count].map(\.bitPattern)
    }
  }

  @Test(arguments: [
    "adam(lr=0.01)", "adamw(decay=0.1)", "sgd(lr=0.1, momentum=0.9)", "lamb", "muon", "nadam",
  ])
  func `one rule shared out over groups moves as it does alone`(rule: String) throws {
    let alone = try weights("optimizer \(rule)\ntrain 30 steps\n")
    let shared = try weights("optimizer \(rule) for layers [1, 3], \(rule) for rest\ntrain 30 steps\n")
    #expect(alone == shared)
  }

  @Test func `each group follows its own rule and rate`() throws {
    let both = "optimizer sgd(lr=0) for layer 2, sgd(lr=0.1) for rest\ntrain 20 steps\n"
    let frozen = "freeze layer 2\noptimizer sgd(lr=0.1)\ntrain 20 steps\n"
    #expect(try weights(both) == weights(frozen))
  }

  @Test func `a schedule moves the rate of every group alike`() throws {
    let halved = "schedule step(0.5, every 10 steps)\n"
    let groups = "optimizer adam for layer 2, sgd(lr=0.2) for rest\n"
    let long = try weights(groups + halved + "train 20 steps\n")
    let first = "optimizer adam for layer 2, sgd(lr=0.2) for rest\ntrain 10 steps\n"
    let flat = try weights(first + "train 10 steps\n")
    #expect(long != flat)
    let still = "optimizer sgd(lr=0) for layer 2, sgd(lr=0.2) for rest\n"
    let alone = "freeze layer 2\noptimizer sgd(lr=0.2)\n"
    #expect(try weights(still + halved + "train 20 steps\n") == weights(alone + halved + "train 20 steps\n"))
  }

  @Test func `a frozen layer keeps its weights to the bit, and the others move`() throws {
    let drawn = "optimizer sgd(lr=0)\ntrain 1 step\n"
    let run = "freeze layers 1..2\noptimizer adam\ntrain 40 steps\n"
    #expect(try layer(1, of: run) == layer(1, of: drawn))
    #expect(try layer(2, of: run) == layer(2, of: drawn))
    #expect(try layer(3, of: run) != layer(3, of: drawn))
  }

  @Test func `what lies between frozen layers is seen as one by a rule that looks at everything`() throws {
    let drawn = "optimizer sgd(lr=0)\ntrain 1 step\n"
    for rule in ["prodigy", "dog", "dadapt_adam"] {
      let run = "freeze layer 2\noptimizer \(rule)\ntrain 20 steps\n"
      #expect(try layer(2, of: run) == layer(2, of: drawn))
      #expect(try layer(1, of: run) != layer(1, of: drawn))
      #expect(try layer(3, of: run) != layer(3, of: drawn))
    }
  }

  @Test func `a clipped norm leaves frozen layers out`() throws {
    let drawn = try layer(3, of: "optimizer sgd(lr=0)\ntrain 1 step\n").map(Float.init(bitPattern:))
    let run = "freeze layers 1..2\nclip norm 1e-3\noptimizer sgd(lr=1)\ntrain 1 step\n"
    let moved = try layer(3, of: run).map(Float.init(bitPattern:))
    let length = zip(drawn, moved).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
    #expect(abs(length.squareRoot() - 1e-3) < 1e-5)
  }

  @Test func `training goes on under groups as if it had not been cut`() throws {
    let groups = "optimizer adam for layers [1, 3], lion for rest\n"
    #expect(try weights(groups + "train 3 steps\ntrain 7 steps\n") == weights(groups + "train 10 steps\n"))
  }

  @Test func `thawed layers move again`() throws {
    let frozen = "freeze layer 1\noptimizer sgd(lr=0.1)\ntrain 5 steps\n"
    let thawed = frozen + "freeze none\ntrain 5 steps\n"
    #expect(try layer(1, of: thawed) != layer(1, of: frozen))
  }
}
