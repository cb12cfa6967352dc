import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// How runs end before their time.
@Suite struct EndTests {
  private let head = "data digits\nmodel mlp [64, 16, 10](dropout=0.1)\nbatch 100\n"

  /// 1 438 rows by 100 are 15 steps an epoch; 45 steps in all.
  @Test(arguments: [0, 1, 2, 7, 14, 15, 16, 23, 29, 30, 31, 44])
  func `a stop ends the step at hand and keeps whole steps`(steps: Int) throws {
    let stopped = try outcome(head + "train 3 epochs\nevaluate test\n", stopAfter: steps)
    #expect(stopped.status == .stopped)
    let report = try #require(stopped.stop)
    #expect(report.step == steps)
    #expect(stopped.done == nil && stopped.evaluations.isEmpty)
    guard steps > 0 else { return }
    let whole = try outcome(head + "train \(steps) steps\n")
    #expect(stopped.weights == whole.weights)
    #expect(report.epoch == (steps == 15 || steps == 30 ? steps / 15 : steps / 15 + 1))
  }

  @Test func `a stop during an evaluation is heard`() throws {
    let stopped = try outcome(head + "train 20 steps\nevaluate train\n", stopAfter: 20)
    #expect(stopped.status == .stopped)
    #expect(stopped.stop?.step == 20)
    #expect(stopped.evaluations.isEmpty)
  }

  @Test(arguments: [
    "data sine\nmodel mlp [1, 64, 64, 1]\noptimizer sgd(lr=1e6)\n",
    "data iris\nmodel mlp [4, 32, 32, 32, 32, 3]\noptimizer momentum(lr=1e6)\n",
  ])
  func `a training that diverges stops before the update`(recipe: String) throws {
    let outcome = try outcome(recipe + "train 50 epochs\nevaluate test\n")
    #expect(outcome.status == .diverged)
    #expect(outcome.weights.allSatisfy { $0.isFinite })
    #expect(outcome.evaluations.isEmpty && outcome.done == nil)
    let failure = try #require(outcome.failure)
    #expect(failure.code == "D0801")
    let steps = try #require(outcome.session.trainer?.learner.step)
    #expect(failure.message.contains("is no longer a number at step \(steps + 1) "))
    let whole = try DescentRuntimeTests.outcome(recipe + "train \(steps) steps\n")
    #expect(outcome.weights == whole.weights)
  }

  @Test func `an update that leaves no numbers is not passed over`() throws {
    for length in ["1 step", "1 epoch"] {
      let outcome = try outcome(
        "data digits\nmodel mlp [64, 32, 10]\noptimizer adam(lr=1e300)\ntrain \(length)\n")
      #expect(outcome.status == .diverged)
      #expect(outcome.failure?.code == "D0801")
      #expect(outcome.epochs.isEmpty && outcome.done == nil)
    }
  }

  @Test func `a false claim is told and the recipe goes on to its end`() throws {
    let claims = "train 1 epoch\nexpect train.loss < 0.001\nexpect val.loss < 100\nevaluate test\n"
    let outcome = try outcome(head + claims + "print \"end\"\n")
    #expect(outcome.status == .expectationFalse)
    let reports = outcome.events.compactMap { if case .expected(let report) = $0 { report } else { nil } }
    #expect(reports.map(\.isMet) == [false, true])
    #expect(reports.map(\.text) == ["train.loss < 0.001", "val.loss < 100"])
    #expect(reports[0].figures.map(\.name) == ["train.loss"])
    #expect(reports[0].figures.map(\.value) == [outcome.epochs[0].trainLoss])
    #expect(outcome.evaluations.count == 1)
    #expect(outcome.done?.status == .expectationFalse)
    guard case .printed(let texts)? = outcome.events.dropLast().last else { throw Unexpected() }
    #expect(texts == ["end"])
  }

  @Test func `a division that only the run shows to be by zero ends it`() throws {
    let outcome = try outcome(head + "train 1 epoch\nexpect 1/(train.loss - train.loss) > 1\nevaluate test\n")
    #expect(outcome.status == .recipeWrong)
    #expect(outcome.failure?.code == "D0402")
    #expect(outcome.evaluations.isEmpty)
  }

  @Test func `what needs more memory than allowed is refused before it is asked for`() throws {
    for recipe in [
      "data digits\nmodel mlp [64, 900_000_000, 10]\n", "data digits\nmodel mlp [64, 5000, 5000, 10]\n",
    ] {
      let outcome = try outcome(recipe + "train 1 step\n", memory: 100_000_000)
      #expect(outcome.status == .limit)
      #expect(outcome.failure?.code == "D0701")
      #expect(outcome.failure?.message.hasSuffix("the limit is 100.0 MB") == true)
      #expect(!outcome.events.contains { if case .training = $0 { true } else { false } })
    }
  }

  @Test func `data beyond the limit is refused before it is made`() throws {
    let outcome = try outcome("data moons(n=10_000_000)\nmodel mlp [2, 2]\ntrain 1 step\n", memory: 1_000_000)
    #expect(outcome.status == .limit)
    #expect(outcome.failure?.code == "D0601")
  }

  @Test func `data that is not there is said with the folders`() throws {
    let outcome = try outcome("data mnist\nmodel mlp [784, 10]\ntrain 1 step\n")
    #expect(outcome.status == .dataWrong)
    #expect(outcome.failure?.help?.contains("DESCENT_DATA") == true)
  }

  @Test func `a part whose share comes to no row is said`() throws {
    let outcome = try outcome("data moons(n=5)\nmodel mlp [2, 2]\ntrain 1 step\n")
    #expect(outcome.status == .dataWrong)
    #expect(outcome.failure?.message.contains("no rows to test on") == true)
  }

  @Test func `an open recipe does nothing`() throws {
    let outcome = try outcome("model mlp [784, 10]\ntrain 1 epoch\n")
    #expect(outcome.status == .recipeWrong)
    #expect(outcome.failure?.code == "D0308")
    #expect(outcome.events.count == 1)
  }

  /// A test met something that it cannot go on with.
  private struct Unexpected: Error {}
}
