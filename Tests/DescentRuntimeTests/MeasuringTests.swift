import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor
import Testing

@testable import DescentRuntime

/// What is measured, of what, and which losses a run can use.
@Suite struct MeasuringTests {
  private let head = "data iris\nmodel mlp [4, 8, 3]\n"

  private func names(_ recipe: String) throws -> [String] {
    try outcome(recipe).evaluations.flatMap { $0.figures.map(\.name) }
  }

  @Test func `without a list the standard metrics are told`() throws {
    #expect(try names(head + "train 1 epoch\nevaluate test\n") == ["loss", "accuracy"])
    let sine = "data sine\nmodel mlp [1, 4, 1]\n"
    #expect(try names(sine + "train 1 epoch\nevaluate test\n") == ["loss", "mse", "r2"])
  }

  @Test func `what a claim, a print or a rule names is measured without being told`() throws {
    for named in ["expect test.auc >= 0", "print test.top_k"] {
      let outcome = try outcome(head + "train 1 epoch\nevaluate test\n" + named + "\n")
      #expect(outcome.status == .done)
      #expect(outcome.evaluations[0].figures.map(\.name) == ["loss", "accuracy"])
    }
    let ruled = try outcome(head + "stop when val.f1 >= 0\ntrain 5 epochs\n")
    #expect(ruled.epochs.count == 1)
    #expect(ruled.end != nil)
  }

  @Test func `a listed metric is measured with its options`() throws {
    let recipe =
      head + "metrics accuracy, f1(average=micro)\ntrain 1 epoch\nevaluate test\nexpect test.f1 >= 0\n"
    let outcome = try outcome(recipe)
    #expect(outcome.figure("f1", of: .test) == outcome.figure("accuracy", of: .test))
    #expect(outcome.evaluations[0].figures.map(\.name) == ["loss", "accuracy", "f1"])
  }

  @Test func `an evaluation counts the rows of each class`() throws {
    let report = try #require(try outcome(head + "train 1 epoch\nevaluate test\n").evaluations.first)
    let classes = try #require(report.classes)
    #expect(classes.names == ["setosa", "versicolor", "virginica"])
    #expect(classes.lines.map(\.rows) == [5, 5, 5])
    #expect(classes.confusion?.map { $0.reduce(0, +) } == [5, 5, 5])
    let met = (0..<3).reduce(0) { $0 + (classes.confusion?[$1][$1] ?? 0) }
    #expect(report.figures.last?.value == Double(met) / 15)
  }

  @Test func `one output learns two classes`() throws {
    let recipe = "data moons\nmodel mlp [2, 16, _]\nloss binary_cross_entropy\noptimizer adam(lr=0.01)\n"
    let outcome = try outcome(recipe + "train 60 epochs\nevaluate test\n")
    #expect(outcome.status == .done)
    #expect(try #require(outcome.figure("accuracy", of: .test)) >= 0.9)
    #expect(outcome.weights.count == 2 * 16 + 16 + 16 + 1)
  }

  @Test(arguments: ["mae", "huber(delta=0.5)"])
  func `a loss of distances makes itself small`(loss: String) throws {
    let recipe = "data sine\nmodel mlp [1, 16, 1](activation=tanh)\nloss \(loss)\noptimizer adam(lr=0.01)\n"
    let epochs = try outcome(recipe + "train 40 epochs\n").epochs
    #expect(try #require(epochs.last).trainLoss < epochs[0].trainLoss / 3)
  }

  @Test func `balanced weights change what is learned where classes are uneven`() throws {
    let recipe = "data digits\nmodel mlp [_, 8, _]\nloss cross_entropy"
    let rest = "\ntrain 2 epochs\nevaluate val\n"
    let even = try outcome(recipe + rest)
    let balanced = try outcome(recipe + "(class_weights=balanced)" + rest)
    #expect(balanced.status == .done)
    #expect(even.weights != balanced.weights)
    #expect(even.figure("loss", of: .val) != balanced.figure("loss", of: .val))
  }
}
