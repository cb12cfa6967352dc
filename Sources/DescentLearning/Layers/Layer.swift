import DescentCatalogue

/// One layer of a network, shapes known.
package enum Layer: Sendable {
  case dense(Dense)
  case activation(ActivationOperation, width: Int)
  case normalization(Normalization)
  case dropout(Dropout)
}

/// A weighted sum of all inputs plus a bias, for each output.
package struct Dense: Sendable {
  package let inputs: Int
  package let outputs: Int
  package let initializer: any Initializer
  /// Its number among the layers with weights, from 0: the place of its random stream.
  package let place: Int

  package init(inputs: Int, outputs: Int, initializer: any Initializer, place: Int) {
    self.inputs = inputs
    self.outputs = outputs
    self.initializer = initializer
    self.place = place
  }
}

/// Outputs set to 0 at random while training; the rest are scaled up so that the sum keeps its expectation.
///
/// Source: Srivastava et al. 2014, inverted scaling as torch.nn.Dropout.
package struct Dropout: Sendable {
  package let rate: Double
  package let width: Int
  /// Its number among the dropout layers, from 0: the place of its random stream.
  package let place: Int

  package init(rate: Double, width: Int, place: Int) {
    self.rate = rate
    self.width = width
    self.place = place
  }
}

/// Each row brought to mean 0 and variance 1, then scaled and moved, feature by feature.
///
/// Source: Ba, Kiros and Hinton, "Layer Normalization", 2016, arXiv:1607.06450; biased variance, as
/// torch.nn.LayerNorm.
package struct Normalization: Sendable {
  package let width: Int
  package let eps: Double
  /// Its number among the layers with weights, from 0.
  package let place: Int

  package init(width: Int, eps: Double, place: Int) {
    self.width = width
    self.eps = eps
    self.place = place
  }
}
