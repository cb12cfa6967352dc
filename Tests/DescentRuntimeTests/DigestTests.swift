import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// A training whose last weights are known to the bit.
struct KnownTraining: CustomTestStringConvertible {
  let testDescription: String
  let recipe: String
  /// SHA-256 of the parameters; another one means other numerics.
  let digest: String

  static let all = [
    KnownTraining(
      testDescription: "digits by adam with steps",
      recipe: """
        data digits
        model mlp [64, 32, 10]
        optimizer adam(lr=1e-3)
        schedule step(0.5, every 10)
        train 20 epochs
        """,
      digest: "769dd4ca29949b2e0b5099db6797851060790b534eb66a23749d345d6d1d360c"),
    KnownTraining(
      testDescription: "iris by momentum through tanh",
      recipe: """
        seed 7
        data iris
        split 60/20/20 by class
        model mlp [_, 16, _](activation=tanh)
        optimizer sgd(lr=0.1, momentum=0.9)
        batch 8
        train 60 epochs
        """,
      digest: "dbf8d30bfe5fe30165d95ebcc5431a8760775c0e5a8274182eda05eeaf2ed37e"),
    KnownTraining(
      testDescription: "digits by adamw in odd sizes with dropout, warmup and cosine",
      recipe: """
        data digits
        model mlp [64, 51, 23, 10](activation=gelu, dropout=0.3)
        optimizer adamw(lr=2e-3, decay=0.05)
        schedule warmup(50 steps) then cosine(to 1%)
        batch 37
        train 8 epochs
        """,
      digest: "fa2995b5b515969f9233bded9ef448f1e1000142d12e977096c940c640c7dc83"),
    KnownTraining(
      testDescription: "digits through every layer that a block can hold",
      recipe: """
        data digits
        model {
          flatten; layer_norm; dense 51 elu(0.5); layer_norm(eps=1e-3)
          dropout 0.2; dense 23; softplus; dense 16 silu; dense 10 leaky_relu(0.1)
        }
        batch 37
        train 4 epochs
        """,
      digest: "1b8de47a6ad72a1251cff623c339d6cdf41eb295b53dfcbd6eaf7bae1816351f"),
    KnownTraining(
      testDescription: "digits until they stall, the best weights kept",
      recipe: """
        data digits
        model { dense 24 relu; dropout 0.3; dense 10 }
        optimizer sgd(lr=0.3)
        stop when val.loss stalls for 4 epochs
        train 60 epochs
        """,
      digest: "332e4f041898bba0abc7ec8195b6b46031234a5f8095fde38e9efcd8c6f8baab"),
  ]
}

/// Where a training runs: nothing of it may show in the bits.
struct Machine: CustomTestStringConvertible {
  let instructionSet: InstructionSet
  let threads: Int

  var testDescription: String { "\(instructionSet.rawValue), \(threads) threads" }

  var engine: Engine { Engine(instructionSet: instructionSet, threads: threads) }

  static let all = InstructionSet.allCases.filter(\.isSupported).flatMap { set in
    (1...8).map { Machine(instructionSet: set, threads: $0) }
  }
}

@Suite struct DigestTests {
  @Test(arguments: KnownTraining.all, Machine.all)
  func `a training ends in the same bits on every machine`(training: KnownTraining, machine: Machine) throws {
    let outcome = try outcome(training.recipe, on: machine.engine)
    #expect(outcome.status == .done)
    #expect(outcome.done?.weightsDigest == training.digest)
  }

  @Test(arguments: KnownTraining.all)
  func `a training that nobody listens to ends in the same bits`(training: KnownTraining) throws {
    var run = Run(
      try program(training.recipe), engine: Engine(instructionSet: .best, threads: 2), library: library(),
      world: Silence())
    #expect(run.perform() == .done)
    let heard = try outcome(training.recipe)
    #expect(
      run.session.trainer?.learner.parameters.array.map(\.bitPattern) == heard.weights.map(\.bitPattern))
  }

  @Test(arguments: KnownTraining.all)
  func `measuring between the trainings changes no bit of them`(training: KnownTraining) throws {
    let measured = training.recipe + "\nevaluate train\nevaluate val\nevaluate test\ntrain 30 steps\n"
    let plain = training.recipe + "\ntrain 30 steps\n"
    #expect(try outcome(measured).done?.weightsDigest == outcome(plain).done?.weightsDigest)
  }

  /// How often and on what a training is measured: after each epoch, after each of many trainings, or never.
  @Test func `the interval between measurements changes no bit`() throws {
    let start = "data digits\nmodel mlp [64, 32, 10]\noptimizer adam\nbatch 37\n"
    let whole = try outcome(start + "split 80/10/10\ntrain 6 epochs").done?.weightsDigest
    #expect(whole != nil)
    let often = (0..<6).map { _ in "train 1 epoch\nevaluate val\nevaluate test" }.joined(separator: "\n")
    #expect(try outcome(start + "split 80/10/10\n" + often).done?.weightsDigest == whole)
    let inside = (0..<26).map { _ in "train 9 steps\nevaluate train" }.joined(separator: "\n")
    let steps = "train 234 steps"
    #expect(
      try outcome(start + "split 80/10/10\n" + inside).done?.weightsDigest
        == outcome(start + "split 80/10/10\n" + steps).done?.weightsDigest)
    let listed = "metrics accuracy, f1, auc, log_loss\ntrain 6 epochs"
    #expect(try outcome(start + "split 80/10/10\n" + listed).done?.weightsDigest == whole)
  }

  @Test func `another seed gives other bits`() throws {
    let recipe = KnownTraining.all[0].recipe
    let digests = try (0..<4).map { try outcome("seed \($0)\n" + recipe).done?.weightsDigest }
    #expect(Set(digests).count == 4)
    #expect(digests[0] == KnownTraining.all[0].digest)
  }
}
