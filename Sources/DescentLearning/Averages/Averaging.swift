import DescentCatalogue
import DescentTensor

/// A mean of the weights that is kept beside them while they are trained, and looked at in their place.
package protocol Averaging: CatalogueEntry {
  /// When the weights are taken into the mean, in a training of so many steps.
  func pace(_ counts: RunCounts) -> SamplingPace
  /// Takes the weights into the mean.
  ///
  /// - Parameter sample: How often that has been done before; the first time the mean is the weights.
  func take(_ weights: Vector, into average: Vector, sample: Int, on engine: Engine)
}

/// The updates after which weights are taken into a mean.
package struct SamplingPace: Sendable, Equatable {
  /// The first of them, from 1.
  package let first: Int
  /// Updates from one to the next, at least 1.
  package let every: Int

  package init(first: Int, every: Int) {
    (self.first, self.every) = (first, every)
  }

  /// Whether weights are taken after this update, counted from 1.
  package func takes(_ update: Int) -> Bool { update >= first && (update - first).isMultiple(of: every) }
}

/// Every way to average weights that the language can name.
package enum Averages {
  package static let all: [any Averaging.Type] = [
    ExponentialAverage.self, StochasticWeightAverage.self,
  ]
}
