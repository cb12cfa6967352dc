import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor

/// Measures a network on rows that it is not trained on.
final class Evaluator {
  /// Rows at a time; results do not depend on it.
  static let rowsAtATime = 256

  private let execution: Execution
  private let loss: LossUnit
  private let feeder: Feeder

  /// Nil when memory cannot be had.
  init?(network: Network, operation: LossOperation, feeder: Feeder) {
    guard let plan = Plan(network: network, capacity: Self.rowsAtATime, isTraining: false),
      let execution = Execution(plan: plan, engine: feeder.engine),
      let loss = LossUnit(
        operation, capacity: Self.rowsAtATime, outputs: network.outputs, engine: feeder.engine)
    else { return nil }
    self.execution = execution
    self.loss = loss
    self.feeder = feeder
  }

  /// Loss and metrics over these rows, in the order `loss`, then the task's metrics; nil if asked to stop.
  func measure(_ rows: [Int32], parameters: FloatBuffer, isStopRequested: () -> Bool) -> [Figure]? {
    var sum = 0.0
    var tally = Tally(data: feeder.data)
    var start = 0
    while start < rows.count {
      if isStopRequested() { return nil }
      let range = start..<min(start + Self.rowsAtATime, rows.count)
      feeder.feed(rows, range, into: execution, loss)
      execution.forward(parameters: parameters, rows: range.count)
      let output = execution.output(rows: range.count)
      sum += loss.loss(of: output, gradient: nil)
      tally.add(output, loss)
      start = range.upperBound
    }
    let mean = rows.isEmpty ? 0 : sum / Double(rows.count)
    return [Figure(name: "loss", value: mean, isShare: false)] + tally.figures
  }
}

/// What the outputs said beside the truth, gathered batch by batch.
private struct Tally {
  private let task: Task
  private let scaling: FittedScaling?
  private var correct = 0
  private var rows = 0
  private var predicted: [Double] = []
  private var truth: [Double] = []

  init(data: PreparedData) {
    switch data.target {
    case .classes: task = .classification
    case .numbers: task = .regression
    }
    scaling = data.targetScaling
  }

  mutating func add(_ output: Matrix, _ loss: LossUnit) {
    rows += output.rows
    switch task {
    case .classification: correct += loss.countCorrect(in: output)
    case .regression:
      let target = loss.targets(rows: output.rows)
      for row in 0..<output.rows {
        predicted.append(inOwnUnit(output[row, 0]))
        truth.append(inOwnUnit(target[row, 0]))
      }
    }
  }

  /// Back from the scale that the model is trained on.
  private func inOwnUnit(_ value: Float) -> Double {
    guard let scaling, let mean = scaling.mean.first, let deviation = scaling.deviation.first else {
      return Double(value)
    }
    return Double(value) * deviation + mean
  }

  var figures: [Figure] {
    let observed: Observations =
      switch task {
      case .classification: .classes(correct: correct, rows: rows)
      case .regression: .numbers(predicted: predicted, true: truth)
      }
    return Metrics.all.filter { $0.task == task }.map { $0.init() }.compactMap { (metric: any Metric) in
      metric.value(over: observed).map {
        Figure(name: type(of: metric).facts.name, value: $0, isShare: type(of: metric).isShare)
      }
    }
  }
}
