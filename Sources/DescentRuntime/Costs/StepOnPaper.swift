import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor

/// A training step as its operations in order, before anything is computed.
package struct StepOnPaper: Sendable, Equatable {
  package let operations: [StepOperation]
  /// Rows of the batch.
  package let rows: Int
  /// Bytes that a step goes through: weights, gradients, the optimizer's memory, the arena.
  package let footprint: Int
  /// Optimizers that take the gradient more than once, with how often at most.
  package let looks: [RepeatedLook]

  /// An optimizer that takes the gradient more than once in a step.
  package struct RepeatedLook: Sendable, Equatable {
    package let optimizer: String
    package let most: Int
    /// Whether it may stop sooner.
    package let isSearch: Bool
  }

  /// Floating-point operations of a step.
  package var flops: Int { operations.reduce(0) { Bytes.sum($0, $1.flops) } }

  /// Bytes that its operations move.
  package var bytes: Int { operations.reduce(0) { Bytes.sum($0, $1.bytes) } }

  /// Whether a run may leave out terms of products that are 0.
  package var leavesOutZeros: Bool { operations.contains(where: \.isSparse) }

  /// Nil where the sizes are beyond counting.
  ///
  /// - Parameter features: How the features of the data lie in memory.
  init?(_ network: Network, _ settings: Settings, rows: Int, features: FeatureFacts) {
    guard let plan = Plan(network: network, capacity: rows, isTraining: true) else { return nil }
    var list = OperationList(plan: plan, features: features)
    list.add(settings)
    operations = list.operations
    self.rows = rows
    looks = settings.optimizer.groups.compactMap { group in
      switch group.optimizer.looks {
      case .once: nil
      case .twice: RepeatedLook(optimizer: group.name, most: 2, isSearch: false)
      case .search(let most): RepeatedLook(optimizer: group.name, most: most, isSearch: true)
      }
    }
    footprint = MemoryNeeds(network, settings, batch: rows).touched
  }
}

/// What the cost of a step has to know of features.
struct FeatureFacts {
  /// Bytes that are read to gather a row.
  let bytesPerRow: Int
  let sparsity: Sparsity
  let areBytes: Bool

  init(_ features: PreparedFeatures) {
    bytesPerRow = features.bytesPerRow
    sparsity = features.sparsity
    areBytes = if case .bytes = features { true } else { false }
  }

  /// Features that have not been read yet.
  init(_ form: FeatureForm, columns: Int) {
    switch form {
    case .numbers: (bytesPerRow, sparsity, areBytes) = (Bytes.product(4, columns), .dense, false)
    case .bytes(let sparsity): (bytesPerRow, self.sparsity, areBytes) = (columns, sparsity, true)
    }
  }
}
