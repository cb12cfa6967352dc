import DescentCatalogue

/// What training makes small.
package protocol Loss: CatalogueEntry {
  static var task: Task { get }
  /// What the plan computes for it.
  var operation: LossOperation { get }
}

/// The exact operations that losses are made of; rows are averaged by the plan.
package enum LossOperation: Sendable, Equatable {
  case softmaxCrossEntropy(smoothing: Float, weighting: ClassWeighting = .even)
  /// Of two classes by one output: the logit of the second.
  case logisticCrossEntropy
  case squaredError
  case absoluteError
  /// Squared up to a distance of `delta`, straight beyond.
  case huberError(delta: Double)

  /// How much the rows of each class count.
  package var weighting: ClassWeighting {
    switch self {
    case .softmaxCrossEntropy(_, let weighting): weighting
    case .logisticCrossEntropy, .squaredError, .absoluteError, .huberError: .even
    }
  }
}

/// Every loss that the language can name.
package enum Losses {
  package static let all: [any Loss.Type] = [
    CrossEntropy.self, BinaryCrossEntropy.self, MeanSquaredError.self, MeanAbsoluteError.self, Huber.self,
  ]

  /// The loss that a target asks for when the recipe names none.
  package static func standard(for task: Task) -> any Loss {
    switch task {
    case .classification: CrossEntropy()
    case .regression: MeanSquaredError()
    }
  }
}
