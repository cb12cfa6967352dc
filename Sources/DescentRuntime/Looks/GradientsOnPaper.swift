/// The gradient of the rows that the next step sees, at the weights as they are, layer by layer.
package struct GradientsOnPaper: Sendable, Equatable {
  /// Updates before it.
  package let step: Int
  /// Of the batch.
  package let rows: Int
  /// The mean over the batch, as the step would have it.
  package let loss: Double
  /// The layers with weights, in their order.
  package let layers: [LayerGradient]
  /// Of everything that is not frozen, before it is clipped.
  package let norm: Double
  /// Nil where nothing is clipped.
  package let clip: ClippedNorm?
}

/// What a bound makes of a gradient.
package struct ClippedNorm: Sendable, Equatable {
  /// What follows `clip`, as a recipe would write it.
  package let text: String
  package let normAfter: Double
}

/// The gradient of one layer.
package struct LayerGradient: Sendable, Equatable {
  /// Among the layers with weights, from 1.
  package let number: Int
  /// As a block of layers would write it.
  package let name: String
  package let isFrozen: Bool
  package let tensors: [TensorGradient]
  /// Nil where no number is finite and other than 0.
  package let histogram: MagnitudeHistogram?
}

/// The gradient of one tensor beside its weights.
package struct TensorGradient: Sendable, Equatable {
  /// `weight`, `bias`, `gain` or `shift`.
  package let role: String
  /// Numbers in it.
  package let count: Int
  /// Infinite or not a number where one of its numbers is.
  package let norm: Double
  package let weightNorm: Double
  /// Numbers that are 0, and that are infinite or not a number.
  package let zeros: Int
  package let notFinite: Int
  /// The smallest magnitude above 0 and the largest, of what is finite; nil where there is none.
  package let smallest: Double?
  package let largest: Double?

  /// The length of the gradient in lengths of the weights.
  package var ratio: Double { norm / weightNorm }

  /// The share of its numbers that are 0, from 0 to 1.
  package var zeroShare: Double { count > 0 ? Double(zeros) / Double(count) : 0 }
}
