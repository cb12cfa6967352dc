import DescentCatalogue

/// What training makes small.
package protocol Loss: CatalogueEntry {
  static var task: Task { get }
  /// What the plan computes for it.
  var operation: LossOperation { get }
}

/// The exact operations that losses are made of; rows are averaged by the plan.
package enum LossOperation: Sendable, Equatable {
  case softmaxCrossEntropy(smoothing: Float)
  case squaredError
}

/// Every loss that the language can name.
package enum Losses {
  package static let all: [any Loss.Type] = [CrossEntropy.self, MeanSquaredError.self]

  /// The loss that a target asks for when the recipe names none.
  package static func standard(for task: Task) -> any Loss {
    switch task {
    case .classification: CrossEntropy()
    case .regression: MeanSquaredError()
    }
  }
}
