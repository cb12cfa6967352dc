/// A chain of layers whose shapes fit.
package struct Network: Sendable {
  package let inputs: Int
  package let outputs: Int
  package let layers: [Layer]

  package init(inputs: Int, outputs: Int, layers: [Layer]) {
    self.inputs = inputs
    self.outputs = outputs
    self.layers = layers
  }

  /// The tensors that are trained, in the order in which they lie in the flat vector.
  package var tensors: [TensorPlace] {
    var offset = 0
    var places: [TensorPlace] = []
    for case .dense(let dense) in layers {
      let weights = TensorPlace(
        layer: dense.place + 1, role: .weight, offset: offset, rows: dense.inputs, columns: dense.outputs)
      let bias = TensorPlace(
        layer: dense.place + 1, role: .bias, offset: offset + weights.count, rows: 1, columns: dense.outputs)
      places += [weights, bias]
      offset += weights.count + bias.count
    }
    return places
  }

  /// How many numbers are trained; nil if they cannot be counted.
  package var parameterCount: Int? {
    var total = 0
    for case .dense(let dense) in layers {
      let (products, overflowed) = dense.inputs.multipliedReportingOverflow(by: dense.outputs)
      let (sum, overflowedToo) = total.addingReportingOverflow(products)
      let (all, overflowedAgain) = sum.addingReportingOverflow(dense.outputs)
      if overflowed || overflowedToo || overflowedAgain { return nil }
      total = all
    }
    return total
  }
}

/// Where one tensor lies in the flat parameter vector.
package struct TensorPlace: Sendable, Equatable {
  /// What a tensor is to its layer.
  package enum Role: String, Sendable { case weight, bias }

  /// The layer among those with weights, from 1, as people count.
  package let layer: Int
  package let role: Role
  package let offset: Int
  package let rows: Int
  package let columns: Int

  package var count: Int { rows * columns }
}
