import DescentCatalogue

/// A figure that people judge a model by.
package protocol Metric: CatalogueEntry {
  static var task: Task { get }
  /// The values that it can take, so that a claim outside them is refused.
  static var range: ClosedRange<Double> { get }
  /// Whether a higher figure is a better one.
  static var isHigherBetter: Bool { get }
  /// Whether people read it as a share, in percent.
  static var isShare: Bool { get }

  /// The figure over all rows observed; nil where it does not fit or is undefined.
  func value(over observed: Observations) -> Double?
}

/// What a model said beside what was true, over the rows of one part.
package enum Observations: Sendable, Equatable {
  case classes(correct: Int, rows: Int)
  /// Both in the target's own unit, in row order.
  case numbers(predicted: [Double], true: [Double])
}

/// Every metric that the language can name.
package enum Metrics {
  package static let all: [any Metric.Type] = [Accuracy.self, MeanSquare.self, RSquared.self]

  /// The metrics shown when the recipe names none.
  package static func standard(for task: Task) -> [any Metric] {
    switch task {
    case .classification: [Accuracy()]
    case .regression: [MeanSquare(), RSquared()]
    }
  }
}
