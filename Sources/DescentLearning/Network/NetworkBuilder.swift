/// A network being put together from its inputs on: widths and numbers follow from what came before.
package struct NetworkBuilder {
  private let inputs: Int
  private var layers: [Layer] = []
  private var weighted = 0
  private var dropouts = 0
  /// The width that leaves the last layer so far.
  package private(set) var width: Int

  package init(inputs: Int) {
    self.inputs = inputs
    width = inputs
  }

  package var network: Network { Network(inputs: inputs, outputs: width, layers: layers) }

  /// Appends a layer of weighted sums; it takes the next number among those with weights.
  package mutating func addDense(_ outputs: Int, initializer: any Initializer) {
    layers.append(
      .dense(Dense(inputs: width, outputs: outputs, initializer: initializer, place: weighted)))
    weighted += 1
    width = outputs
  }

  package mutating func add(_ activation: any Activation) {
    layers.append(.activation(activation.operation, width: width))
  }

  /// Appends a layer that drops this share of its inputs; it takes the next number among its like.
  package mutating func addDropout(_ rate: Double) {
    layers.append(.dropout(Dropout(rate: rate, width: width, place: dropouts)))
    dropouts += 1
  }

  /// Appends a layer normalization; it takes the next number among the layers with weights.
  package mutating func addNormalization(eps: Double) {
    layers.append(.normalization(Normalization(width: width, eps: eps, place: weighted)))
    weighted += 1
  }
}
