import DescentCatalogue

/// One layer of a network, shapes known.
package enum Layer: Sendable {
  case dense(Dense)
  case activation(ActivationOperation, width: Int)
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
