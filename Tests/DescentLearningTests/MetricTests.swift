import DescentCatalogue
import DescentLearning
import Testing

/// Metrics against values computed by hand.
struct MetricTests {
  private let predicted = [2.5, 0, 2, 8]
  private let truth = [3, -0.5, 2, 7]

  private func classes(
    _ truth: [Int32], _ predicted: [Int32], of count: Int = 3, sure: Bool = true
  ) -> Observations {
    let shares = predicted.flatMap { said in (0..<count).map { $0 == Int(said) ? 1.0 : 0 } }
    return .classes(
      ClassObservations(
        classes: count, truth: truth, predicted: predicted, probabilities: sure ? shares : []))
  }

  @Test func `accuracy is a ratio of rows`() {
    #expect(Accuracy().value(over: classes([0, 1, 2, 2], [0, 1, 2, 1])) == 0.75)
    #expect(Accuracy().value(over: classes([0, 1, 2], [1, 2, 2])) == 1.0 / 3)
    #expect(Accuracy().value(over: classes([], [])) == nil)
  }

  @Test(arguments: Metrics.all.filter { $0.task == .classification }.map { $0.facts.name })
  func `a metric of classes over no rows is none`(name: String) throws {
    let type = try #require(Metrics.all.first { $0.facts.name == name })
    #expect(type.init().value(over: classes([], [])) == nil)
    if type.needsProbabilities {
      #expect(type.init().value(over: classes([0, 1], [0, 1], sure: false)) == nil)
    }
  }

  @Test func `precision, recall and f1 of two classes are those of class 1`() throws {
    let said = classes([0, 0, 0, 1, 1], [0, 1, 1, 1, 0], of: 2)
    #expect(Precision().value(over: said) == 1.0 / 3)
    #expect(Recall().value(over: said) == 0.5)
    #expect(F1().value(over: said) == 0.4)
    var macro = Recall()
    macro.average = "macro"
    #expect(macro.value(over: said) == (1.0 / 3 + 0.5) / 2)
  }

  @Test func `a row ranked level with another counts half`() {
    let said = Observations.classes(
      ClassObservations(
        classes: 2, truth: [0, 1, 1], predicted: [0, 0, 1], probabilities: [0.5, 0.5, 0.5, 0.5, 0.25, 0.75]))
    #expect(AreaUnderCurve().value(over: said) == 0.75)
    #expect(AreaUnderCurve().value(over: classes([1, 1], [0, 1], of: 2)) == nil)
  }

  @Test func `what is asked for is measured once, with the options that are listed`() {
    var listed = F1()
    listed.average = "micro"
    let asked = Metrics.asked(for: .classification, listed: [listed], named: ["f1", "auc", "mse", "loss"])
    #expect(asked.map { type(of: $0).facts.name } == ["f1", "auc"])
    #expect((asked.first as? F1)?.average == "micro")
    #expect(Metrics.asked(for: .regression, listed: nil).map { type(of: $0).facts.name } == ["mse", "r2"])
  }

  @Test func `perplexity counts the classes between which a model wavers`() throws {
    let even = Observations.classes(
      ClassObservations(
        classes: 4, truth: [0, 3], predicted: [0, 0], probabilities: [Double](repeating: 0.25, count: 8)))
    let found = try #require(Perplexity().value(over: even))
    #expect(abs(found - 4) < 1e-14)
  }

  @Test func `a deviance needs rates above 0 and counts of at least 0`() throws {
    let deviance = PoissonDeviance()
    let met = try #require(deviance.value(over: .numbers(predicted: [1, 2], true: [0, 2])))
    #expect(met == 1)
    #expect(deviance.value(over: .numbers(predicted: [1, 0], true: [1, 0])) == nil)
    #expect(deviance.value(over: .numbers(predicted: [1, 1], true: [1, -1])) == nil)
    #expect(deviance.value(over: .numbers(predicted: [.infinity], true: [1]))?.isNaN == true)
  }

  @Test func `mse is the mean of the squared differences`() {
    #expect(MeanSquare().value(over: .numbers(predicted: predicted, true: truth)) == 0.375)
    #expect(MeanSquare().value(over: .numbers(predicted: [1], true: [4])) == 9)
    #expect(MeanSquare().value(over: .numbers(predicted: [], true: [])) == nil)
  }

  @Test func `r2 is 1 for a perfect model, 0 for the mean and below 0 for worse`() throws {
    let found = try #require(RSquared().value(over: .numbers(predicted: predicted, true: truth)))
    #expect(abs(found - (1 - 1.5 / 29.1875)) < 1e-15)
    #expect(RSquared().value(over: .numbers(predicted: truth, true: truth)) == 1)
    let mean = [Double](repeating: 2.875, count: 4)
    #expect(RSquared().value(over: .numbers(predicted: mean, true: truth)) == 0)
    let worse = try #require(RSquared().value(over: .numbers(predicted: truth.reversed(), true: truth)))
    #expect(worse < 0)
    #expect(RSquared().value(over: .numbers(predicted: [1], true: [1])) == nil)
  }

  @Test(arguments: [0, 1, 0.1, -1e-3, 1e30, 123.456])
  func `where the truth is constant r2 is 1 if every row is met and 0 otherwise`(value: Double) {
    for rows in [2, 3, 7, 10] {
      let truth = [Double](repeating: value, count: rows)
      #expect(RSquared().value(over: .numbers(predicted: truth, true: truth)) == 1)
      var missed = truth
      missed[1] += 1e20
      #expect(RSquared().value(over: .numbers(predicted: missed, true: truth)) == 0)
    }
  }

  @Test(arguments: Metrics.all.map { $0.facts.name })
  func `a metric speaks of its own task alone and stays in its range`(name: String) throws {
    let type = try #require(Metrics.all.first { $0.facts.name == name })
    let counts: [Double] = [3, 0.5, 2, 7]
    let observed: [(Task, Observations)] = [
      (.classification, classes([0, 1, 2, 2], [0, 1, 2, 1])),
      (.regression, .numbers(predicted: [2.5, 0.25, 2, 8], true: counts)),
    ]
    for (task, rows) in observed {
      let value = type.init().value(over: rows)
      #expect((value != nil) == (type.task == task))
      if let value { #expect(type.range.contains(value)) }
    }
    let perfect =
      type.task == .classification
      ? classes([0, 1, 2], [0, 1, 2]) : .numbers(predicted: counts, true: counts)
    let best = try #require(type.init().value(over: perfect))
    #expect(best == (type.isHigherBetter ? type.range.upperBound : type.range.lowerBound))
  }

  @Test(arguments: Task.allCases)
  func `a task's standard metrics are listed for it`(task: Task) {
    let listed = Metrics.all.filter { $0.task == task }.map { $0.facts.name }
    #expect(Metrics.standard(for: task).allSatisfy { listed.contains(type(of: $0).facts.name) })
  }
}
