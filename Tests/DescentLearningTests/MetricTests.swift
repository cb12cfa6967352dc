import DescentCatalogue
import DescentLearning
import Testing

/// Metrics against values computed by hand.
struct MetricTests {
  private let predicted = [2.5, 0, 2, 8]
  private let truth = [3, -0.5, 2, 7]

  @Test func `accuracy is a ratio of rows`() {
    #expect(Accuracy().value(over: .classes(correct: 3, rows: 4)) == 0.75)
    #expect(Accuracy().value(over: .classes(correct: 1, rows: 3)) == 1.0 / 3)
    #expect(Accuracy().value(over: .classes(correct: 0, rows: 0)) == nil)
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
    let observed: [(Task, Observations)] = [
      (.classification, .classes(correct: 3, rows: 4)),
      (.regression, .numbers(predicted: predicted, true: truth)),
    ]
    for (task, rows) in observed {
      let value = type.init().value(over: rows)
      #expect((value != nil) == (type.task == task))
      if let value { #expect(type.range.contains(value)) }
    }
    let perfect: Observations =
      type.task == .classification ? .classes(correct: 4, rows: 4) : .numbers(predicted: truth, true: truth)
    let best = try #require(type.init().value(over: perfect))
    #expect(best == type.range.lowerBound || best == type.range.upperBound)
  }

  @Test(arguments: Task.allCases)
  func `a task's metrics are those that are listed for it`(task: Task) {
    let standard = Metrics.standard(for: task).map { type(of: $0).facts.name }
    #expect(standard == Metrics.all.filter { $0.task == task }.map { $0.facts.name })
  }
}
