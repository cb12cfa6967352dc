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
