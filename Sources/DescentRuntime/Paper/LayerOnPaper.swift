import DescentLearning
import DescentRecipe
import DescentTensor

/// One layer of a network, as a line of a table.
package struct LayerOnPaper: Sendable, Equatable {
  /// Its number among the layers with weights, from 1; nil without weights.
  package let number: Int?
  /// As a block of layers would write it; `_` where the data tells.
  package let name: String
  /// Numbers that it gives for each row; nil where the data tells.
  package let width: Int?
  /// Numbers that are trained; nil where the data tells.
  package let parameters: Int?
}

extension LayerOnPaper {
  /// The layers of a network; what differs in `other`, the same for data of other sizes, stays open.
  static func list(_ network: Network, or other: Network) -> [LayerOnPaper] {
    var number = 0
    return zip(network.layers, other.layers).map { layer, twin in
      if layer.parameters > 0 { number += 1 }
      return LayerOnPaper(
        number: layer.parameters > 0 ? number : nil,
        name: layer.name(width: same(layer.width, twin.width)), width: same(layer.width, twin.width),
        parameters: same(layer.parameters, twin.parameters))
    }
  }

  private static func same(_ count: Int, _ other: Int) -> Int? { count == other ? count : nil }
}

extension Layer {
  /// Numbers that it gives for each row.
  fileprivate var width: Int {
    switch self {
    case .dense(let dense): dense.outputs
    case .activation(_, let width): width
    case .normalization(let normalization): normalization.width
    case .dropout(let dropout): dropout.width
    }
  }

  /// Numbers that are trained.
  fileprivate var parameters: Int {
    switch self {
    case .dense(let dense): Bytes.sum(Bytes.product(dense.inputs, dense.outputs), dense.outputs)
    case .normalization(let normalization): Bytes.product(2, normalization.width)
    case .activation, .dropout: 0
    }
  }

  /// What a block of layers would call it.
  fileprivate func name(width: Int?) -> String {
    switch self {
    case .dense: "dense " + (width.map(String.init) ?? "_")
    case .activation(let operation, _): operation.written
    case .normalization: "layer_norm"
    case .dropout(let dropout): "dropout " + Numeral.text(dropout.rate)
    }
  }
}

extension Normalization {
  /// The layer as a block of layers would write it.
  var written: String { eps == LayerNormLayer().eps ? "layer_norm" : "layer_norm(eps=\(Numeral.text(eps)))" }
}

extension ActivationOperation {
  /// The activation as a block of layers would write it.
  var written: String {
    switch self {
    case .relu: "relu"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .gelu: "gelu"
    case .leakyReLU(let slope): "leaky_relu " + Numeral.text(slope)
    case .elu(let alpha): "elu " + Numeral.text(alpha)
    case .silu: "silu"
    case Softplus().operation: "softplus"
    case .softplus(let beta, let threshold):
      "softplus(beta=\(Numeral.text(beta)), threshold=\(Numeral.text(threshold)))"
    case .element(let function): function.written
    }
  }
}

extension ElementFunction {
  /// The function as a block of layers would write it.
  fileprivate var written: String {
    switch self {
    case .selu: "selu"
    case .celu(let alpha): "celu " + Numeral.text(alpha)
    case .mish: "mish"
    case .softsign: "softsign"
    case .geluTanh: "gelu_tanh"
    case .tanhshrink: "tanhshrink"
    case .logSigmoid: "logsigmoid"
    case .squareplus(let b): "squareplus " + Numeral.text(b)
    case ReLU6.function: "relu6"
    case .hardtanh(let low, let high): "hardtanh(low=\(Numeral.text(low)), high=\(Numeral.text(high)))"
    case .hardsigmoid: "hardsigmoid"
    case .hardswish: "hardswish"
    case .softshrink(let width): "softshrink " + Numeral.text(width)
    case .hardshrink(let width): "hardshrink " + Numeral.text(width)
    case .squaredReLU: "squared_relu"
    case .threshold(let end, let value): "threshold(at=\(Numeral.text(end)), value=\(Numeral.text(value)))"
    }
  }
}
