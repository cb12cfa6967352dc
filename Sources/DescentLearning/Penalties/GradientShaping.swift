import DescentTensor

/// What happens to the data's gradient before the optimizer sees it: clipping, then penalties.
package struct GradientShaping: Sendable {
  package var clipping: (any Clipping)?
  package var penalties: [any Penalty] = []

  package init() {}

  /// Shapes the flat gradient at the flat weights.
  ///
  /// - Parameter meter: Who is told when clipping, and each penalty, is over.
  package func shape(
    _ gradients: FloatBuffer, at parameters: FloatBuffer, of tensors: [TensorPlace], on engine: Engine,
    meter: (any StepMeter)? = nil
  ) {
    if let clipping {
      clipping.clip(Vector(gradients), at: Vector(parameters), of: tensors, on: engine)
      meter?.mark()
    }
    for penalty in penalties {
      for tensor in tensors where penalty.reaches(tensor) {
        penalty.add(
          to: tensor.part(of: gradients), at: tensor.part(of: parameters), units: tensor.columns, on: engine)
      }
      meter?.mark()
    }
  }

  /// What the weights cost; nil without a penalty.
  package func cost(of parameters: FloatBuffer, _ tensors: [TensorPlace]) -> Double? {
    guard !penalties.isEmpty else { return nil }
    var sum = 0.0
    for penalty in penalties {
      for tensor in tensors where penalty.reaches(tensor) {
        sum += penalty.cost(of: tensor.part(of: parameters), units: tensor.columns)
      }
    }
    return sum
  }
}

extension Penalty {
  /// Whether it makes the numbers of a tensor cost something.
  package func reaches(_ tensor: TensorPlace) -> Bool {
    switch tensor.role {
    case .weight: true
    case .bias, .gain, .shift: biases
    }
  }
}
