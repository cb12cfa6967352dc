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
  /// Times the power `gamma` of the probability that the true class lacks.
  case focalCrossEntropy(gamma: Double, weighting: ClassWeighting = .even)
  /// The same of two classes by one output; `alpha` is what a row of the second counts.
  case logisticFocalCrossEntropy(gamma: Double, alpha: Double? = nil)
  /// What scores lack of standing `margin` below that of the true class.
  case hinge(margin: Double)
  case squaredHinge(margin: Double)
  /// Of the softmax from the smoothed true class.
  case softmaxDivergence(smoothing: Float)
  /// From the axis of the true class.
  case cosineDistance
  case logCoshError
  /// Of a prediction too low times `q`, of one too high times 1 − `q`.
  case quantileError(q: Double)
  /// Of counts by their rate, or by its log; `isWhole` with the log of the factorial.
  case poisson(OutputLink, isWhole: Bool)

  /// How much the rows of each class count.
  package var weighting: ClassWeighting {
    switch self {
    case .softmaxCrossEntropy(_, let weighting), .focalCrossEntropy(_, let weighting): weighting
    case .logisticCrossEntropy, .logisticFocalCrossEntropy, .hinge, .squaredHinge, .softmaxDivergence,
      .cosineDistance, .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson:
      .even
    }
  }

  /// What is compared: classes or numbers.
  package var task: Task {
    switch self {
    case .softmaxCrossEntropy, .logisticCrossEntropy, .focalCrossEntropy, .logisticFocalCrossEntropy,
      .hinge, .squaredHinge, .softmaxDivergence, .cosineDistance:
      .classification
    case .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError, .poisson: .regression
    }
  }

  /// What an output is of the number that it tells.
  package var link: OutputLink {
    if case .poisson(let link, _) = self { link } else { .identity }
  }

  /// Whether the true numbers are counts: none below 0, and in no other unit than their own.
  package var takesCounts: Bool {
    if case .poisson = self { true } else { false }
  }
}

/// Every loss that the language can name.
package enum Losses {
  package static let all: [any Loss.Type] = [
    CrossEntropy.self, BinaryCrossEntropy.self, Focal.self, BinaryFocal.self, Hinge.self, SquaredHinge.self,
    KLDivergence.self, CosineSimilarity.self, MeanSquaredError.self, MeanAbsoluteError.self, Huber.self,
    LogCosh.self, Quantile.self, Poisson.self,
  ]

  /// The loss that a target asks for when the recipe names none.
  package static func standard(for task: Task) -> any Loss {
    switch task {
    case .classification: CrossEntropy()
    case .regression: MeanSquaredError()
    }
  }
}
