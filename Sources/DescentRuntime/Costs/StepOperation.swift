import DescentLearning
import DescentRecipe

/// One operation of a training step with what it costs by its definition, whatever a machine leaves out.
package struct StepOperation: Sendable, Equatable {
  /// What is done.
  package enum Kind: Sendable, Equatable {
    /// The rows of a batch brought together, and what is to be predicted of them.
    case gather
    /// A dense layer's sums; `isSparse` where a run may leave out zeros.
    case product(isSparse: Bool)
    case weightGradient(isSparse: Bool)
    case inputGradient
    /// The gradient of a bias, a shift or a gain: sums over the rows.
    case rowSums(TensorPlace.Role)
    case activation(ActivationOperation)
    case activationGradient(ActivationOperation)
    case normalization
    case normalizationGradient
    case dropout(rate: Double)
    case dropoutGradient(rate: Double)
    case loss(Task)
    /// The look for a gradient that is no number.
    case check
    case clip(String)
    case penalty(String)
    /// An optimizer by its name.
    case update(String)
    /// The mean of the weights that is looked at, by its name.
    case average(String)
  }

  package let kind: Kind
  /// The layer among those with weights, from 1; nil where none is meant.
  package let layer: Int?
  /// Rows, depth and columns of a product; else the sizes of what is worked on.
  package let shape: [Int]
  /// Two for each term of a product, one for each of a sum; of other operations none are counted.
  package let flops: Int
  /// Each operand read once and each result written once.
  package let bytes: Int

  init(_ kind: Kind, layer: Int? = nil, shape: [Int], flops: Int = 0, bytes: Int) {
    self.kind = kind
    self.layer = layer
    self.shape = shape
    self.flops = flops
    self.bytes = bytes
  }

  /// The product of its sizes.
  var elements: Int { shape.reduce(1) { Bytes.product($0, $1) } }

  /// What people call it.
  package var name: String {
    switch kind {
    case .gather: "gather"
    case .product: "product"
    case .weightGradient: "weight gradient"
    case .inputGradient: "input gradient"
    case .rowSums(let role): "\(role.rawValue) gradient"
    case .activation(let activation): activation.written
    case .activationGradient(let activation): "\(activation.written) gradient"
    case .normalization: "layer_norm"
    case .normalizationGradient: "layer_norm gradient"
    case .dropout(let rate): "dropout \(Numeral.text(rate))"
    case .dropoutGradient(let rate): "dropout \(Numeral.text(rate)) gradient"
    case .loss: "loss"
    case .check: "check"
    case .clip(let name): "clip \(name)"
    case .penalty(let name): "penalty \(name)"
    case .update(let name): name
    case .average(let name): "average \(name)"
    }
  }

  /// Whether it is a product of matrices.
  package var isProduct: Bool {
    switch kind {
    case .product, .weightGradient, .inputGradient: true
    case .gather, .rowSums, .activation, .activationGradient, .normalization, .normalizationGradient,
      .dropout,
      .dropoutGradient, .loss, .check, .clip, .penalty, .update,
      .average:
      false
    }
  }

  /// Whether a run may leave out terms that are 0.
  package var isSparse: Bool {
    switch kind {
    case .product(let isSparse), .weightGradient(let isSparse): isSparse
    case .gather, .inputGradient, .rowSums, .activation, .activationGradient, .normalization,
      .normalizationGradient, .dropout, .dropoutGradient, .loss, .check, .clip, .penalty, .update,
      .average:
      false
    }
  }
}
