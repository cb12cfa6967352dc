import DescentData
import DescentTensor
import Testing

@testable import DescentRuntime

/// A recipe and what it must reach on rows that it has not seen.
struct Lesson: CustomTestStringConvertible {
  let testDescription: String
  let recipe: String
  let figure: String
  let least: Double

  static let all = [
    Lesson(
      testDescription: "moons",
      recipe: "data moons(n=1000, noise=0.1)\nmodel mlp [2, 32, 2]\ntrain 60 epochs\n",
      figure: "accuracy", least: 0.95),
    Lesson(
      testDescription: "spirals", recipe: "data spirals(n=900)\nmodel mlp [_, 32, 32, _]\ntrain 100 epochs\n",
      figure: "accuracy", least: 0.9),
    Lesson(
      testDescription: "blobs", recipe: "data blobs(n=600)\nmodel mlp [_, 16, _]\ntrain 60 epochs\n",
      figure: "accuracy", least: 0.85),
    Lesson(
      testDescription: "xor",
      recipe: "data xor(n=800)\nmodel mlp [_, 16, _](activation=tanh)\ntrain 60 epochs\n",
      figure: "accuracy", least: 0.95),
    Lesson(
      testDescription: "sine",
      recipe: "data sine(n=500, noise=0.05)\nmodel mlp [1, 32, 1](activation=tanh)\ntrain 150 epochs\n",
      figure: "r2", least: 0.95),
    Lesson(
      testDescription: "iris by full-batch descent",
      recipe: "data iris\nbatch all\noptimizer gd(lr=0.5)\nmodel mlp [_, 16, _]\ntrain 300 epochs\n",
      figure: "accuracy", least: 0.9),
    Lesson(
      testDescription: "digits through a sigmoid",
      recipe: "data digits\nmodel mlp [64, 64, 10](activation=sigmoid)\ntrain 60 epochs\n",
      figure: "accuracy",
      least: 0.95),
  ]
}

@Suite struct LearningTests {
  @Test(arguments: Lesson.all)
  func `what can be learned is learned`(lesson: Lesson) throws {
    let isOwnRate = lesson.recipe.contains("optimizer")
    let recipe = (isOwnRate ? "" : "optimizer adam(lr=5e-3)\n") + lesson.recipe + "evaluate test\n"
    let outcome = try outcome(recipe, on: Engine(instructionSet: .best, threads: 2))
    #expect(outcome.status == .done)
    #expect(try #require(outcome.figure(lesson.figure, of: .test)) >= lesson.least)
  }

  @Test func `a model that has not been trained knows nothing`() throws {
    let accuracy = try outcome("data digits\nmodel mlp [64, 32, 10]\nevaluate test\n").figure(
      "accuracy", of: .test)
    #expect(try #require(accuracy) < 0.3)
  }

  @Test func `a shuffled label cannot be learned by heart from elsewhere`() throws {
    let noise = "data xor(n=400, noise=50)\nmodel mlp [_, 8, _]\ntrain 5 epochs\nevaluate test\n"
    #expect(try #require(try outcome(noise).figure("accuracy", of: .test)) < 0.75)
  }
}
