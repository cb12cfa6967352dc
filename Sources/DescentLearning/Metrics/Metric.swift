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
  /// Whether it asks for the probability of each class.
  static var needsProbabilities: Bool { get }

  /// The figure over all rows observed; nil where it does not fit or is undefined.
  func value(over observed: Observations) -> Double?
}

extension Metric {
  /// Most are content with the class or the number that is predicted.
  package static var needsProbabilities: Bool { false }
}

/// Every metric that the language can name.
package enum Metrics {
  package static let all: [any Metric.Type] = [
    Accuracy.self, BalancedAccuracy.self, TopK.self, Precision.self, Recall.self, F1.self,
    AreaUnderCurve.self, LogLoss.self, FBeta.self, Jaccard.self, Specificity.self, Hamming.self,
    Matthews.self, CohenKappa.self, AveragePrecision.self, Brier.self, CalibrationError.self,
    Perplexity.self,
    MeanSquare.self, RootMeanSquare.self, MeanAbsolute.self, RSquared.self, MeanAbsolutePercentage.self,
    MedianAbsolute.self, MaxError.self, ExplainedVariance.self, Pinball.self, MeanSquareLog.self,
    RootMeanSquareLog.self, Pearson.self, Spearman.self, PoissonDeviance.self,
  ]

  /// The metrics shown when the recipe names none.
  package static func standard(for task: Task) -> [any Metric] {
    switch task {
    case .classification: [Accuracy()]
    case .regression: [MeanSquare(), RSquared()]
    }
  }

  /// The metrics to measure: those listed, with their options, or else the standard ones, and those that are
  /// only named somewhere, with their defaults.
  package static func asked(
    for task: Task, listed: [any Metric]?, named: Set<String> = []
  ) -> [any Metric] {
    let first = listed ?? standard(for: task)
    let known = Set(first.map { type(of: $0).facts.name })
    let rest = all.filter { type in
      type.task == task && named.contains(type.facts.name) && !known.contains(type.facts.name)
    }
    return first + rest.map { $0.init() }
  }
}
