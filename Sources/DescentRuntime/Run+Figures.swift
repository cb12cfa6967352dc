import DescentData
import DescentLearning
import DescentRecipe

extension Run {
  /// The metrics to measure: those that the settings list, or the standard ones, and those that are named by a
  /// rule, a claim or a print anywhere in the program.
  func askedMetrics(_ settings: Settings, _ data: PreparedData) -> [any Metric] {
    let task: Task =
      switch data.target {
      case .classes: .classification
      case .numbers: .regression
      }
    return Metrics.asked(for: task, listed: settings.metrics?.metrics, named: program.namedFigures)
  }
}

extension Program {
  /// The figures that its actions and rules speak of.
  fileprivate var namedFigures: Set<String> {
    Set(actions.flatMap(\.namedMeasurements).map(\.figure))
  }
}

extension Action {
  fileprivate var namedMeasurements: [Measurement] {
    let steering = (settings.stop?.measurements ?? []) + [settings.keptBy].compactMap(\.self)
    switch kind {
    case .expect(let formula, _): return steering + formula.measurements
    case .print(let values): return steering + values.flatMap(\.formula.measurements)
    case .train, .evaluate, .show, .save, .load, .predict: return steering
    }
  }
}
