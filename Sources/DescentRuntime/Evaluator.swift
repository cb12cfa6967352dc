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
  private let operation: LossOperation
  private let feeder: Feeder
  private let metrics: [any Metric]

  /// How the rows measured last were classified; nil where numbers are predicted.
  private(set) var classes: ClassReport?

  /// Nil when memory cannot be had.
  ///
  /// - Parameter metrics: What is computed beside the loss, in this order; nil for the task's standard ones.
  init?(network: Network, operation: LossOperation, feeder: Feeder, metrics: [any Metric]? = nil) {
    guard let plan = Plan(network: network, capacity: Self.rowsAtATime, isTraining: false),
      let execution = Execution(plan: plan, engine: feeder.engine, inputs: feeder.data.features.inputForm),
      let loss = LossUnit(
        operation, capacity: Self.rowsAtATime, outputs: network.outputs, engine: feeder.engine,
        classWeights: feeder.classWeights(for: operation))
    else { return nil }
    self.execution = execution
    self.loss = loss
    self.operation = operation
    self.feeder = feeder
    self.metrics = metrics ?? Metrics.standard(for: feeder.data.task)
  }

  /// Loss and metrics over these rows, in the order `loss`, then the metrics; nil if asked to stop.
  ///
  /// A metric that is undefined over the rows is left out.
  func measure(_ rows: [Int32], parameters: FloatBuffer, isStopRequested: () -> Bool) -> [Figure]? {
    var (sum, weight) = (0.0, 0.0)
    var tally = Tally(
      data: feeder.data, operation, needsProbabilities: metrics.contains { type(of: $0).needsProbabilities })
    var start = 0
    while start < rows.count {
      if isStopRequested() { return nil }
      let range = start..<min(start + Self.rowsAtATime, rows.count)
      feeder.feed(rows, range, into: execution, loss)
      execution.forward(parameters: parameters, rows: range.count)
      let output = execution.output(rows: range.count)
      let batchWeight = loss.weight(rows: range.count)
      sum += loss.loss(of: output, gradient: nil) * (batchWeight / Double(range.count))
      weight += batchWeight
      tally.add(output, loss)
      start = range.upperBound
    }
    let observed = tally.observed
    if case .classes(let said) = observed {
      classes = ClassReport(names: feeder.data.classNames, said)
    }
    let mean = Figure(name: "loss", value: rows.isEmpty ? 0 : sum / weight, isShare: false)
    return [mean] + figures(over: observed)
  }

  private func figures(over observed: Observations) -> [Figure] {
    metrics.compactMap { (metric: any Metric) in
      metric.value(over: observed).map {
        Figure(name: type(of: metric).facts.name, value: $0, isShare: type(of: metric).isShare)
      }
    }
  }
}

extension PreparedData {
  /// What a network predicts from it.
  fileprivate var task: Task {
    switch target {
    case .classes: .classification
    case .numbers: .regression
    }
  }
}

/// What the outputs said beside the truth, gathered batch by batch.
private struct Tally {
  private let data: PreparedData
  private let operation: LossOperation
  private let needsProbabilities: Bool
  private var labels: [Int32] = []
  private var said: [Int32] = []
  private var probabilities: [Double] = []
  private var predicted: [Double] = []
  private var truth: [Double] = []

  init(data: PreparedData, _ operation: LossOperation, needsProbabilities: Bool) {
    self.data = data
    self.operation = operation
    self.needsProbabilities = needsProbabilities
  }

  mutating func add(_ output: Matrix, _ loss: LossUnit) {
    for row in 0..<output.rows {
      switch data.task {
      case .classification:
        labels.append(loss.labels[row])
        said.append(Int32(operation.predictedClass(in: output, row: row)))
        if needsProbabilities { probabilities += operation.probabilities(in: output, row: row) }
      case .regression:
        let target = loss.targets(rows: output.rows)
        predicted.append(inOwnUnit(operation.link.number(of: Double(output[row, 0]))))
        truth.append(inOwnUnit(Double(target[row, 0])))
      }
    }
  }

  /// Back from the scale that the model is trained on.
  private func inOwnUnit(_ value: Double) -> Double {
    guard let scaling = data.targetScaling, let mean = scaling.mean.first,
      let deviation = scaling.deviation.first
    else { return value }
    return value * deviation + mean
  }

  var observed: Observations {
    switch data.task {
    case .classification:
      .classes(
        ClassObservations(
          classes: data.classNames.count, truth: labels, predicted: said, probabilities: probabilities))
    case .regression: .numbers(predicted: predicted, true: truth)
    }
  }
}
