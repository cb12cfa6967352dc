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

  /// The tensors that are trained, in the order in which they lie in the flat vector: two for each layer with
  /// weights.
  package var tensors: [TensorPlace] {
    var offset = 0
    var places: [TensorPlace] = []
    func add(_ place: Int, _ role: TensorPlace.Role, rows: Int, columns: Int) {
      let tensor = TensorPlace(layer: place + 1, role: role, offset: offset, rows: rows, columns: columns)
      places.append(tensor)
      offset += tensor.count
    }
    for layer in layers {
      switch layer {
      case .dense(let dense):
        add(dense.place, .weight, rows: dense.inputs, columns: dense.outputs)
        add(dense.place, .bias, rows: 1, columns: dense.outputs)
      case .normalization(let normalization):
        add(normalization.place, .gain, rows: 1, columns: normalization.width)
        add(normalization.place, .shift, rows: 1, columns: normalization.width)
      case .activation, .dropout: continue
      }
    }
    return places
  }

  /// How many numbers are trained; nil if they cannot be counted.
  package var parameterCount: Int? {
    var total = 0
    for layer in layers {
      let (rows, columns) =
        switch layer {
        case .dense(let dense): (dense.inputs, dense.outputs)
        case .normalization(let normalization): (1, normalization.width)
        case .activation, .dropout: (0, 0)
        }
      let (products, overflowed) = rows.multipliedReportingOverflow(by: columns)
      let (sum, overflowedToo) = total.addingReportingOverflow(products)
      let (all, overflowedAgain) = sum.addingReportingOverflow(columns)
      if overflowed || overflowedToo || overflowedAgain { return nil }
      total = all
    }
    return total
  }
}

/// Where one tensor lies in the flat parameter vector.
package struct TensorPlace: Sendable, Equatable {
  /// What a tensor is to its layer.
  package enum Role: String, Sendable, CaseIterable {
    case weight, bias
    /// What a normalized row is multiplied by.
    case gain
    /// What is added to it then.
    case shift
  }

  /// The layer among those with weights, from 1, as people count.
  package let layer: Int
  package let role: Role
  package let offset: Int
  package let rows: Int
  package let columns: Int

  package init(layer: Int, role: Role, offset: Int, rows: Int, columns: Int) {
    self.layer = layer
    self.role = role
    self.offset = offset
    self.rows = rows
    self.columns = columns
  }

  package var count: Int { rows * columns }

  /// The same tensor, so many elements farther on.
  package func moved(by elements: Int) -> TensorPlace {
    TensorPlace(layer: layer, role: role, offset: offset + elements, rows: rows, columns: columns)
  }
}
