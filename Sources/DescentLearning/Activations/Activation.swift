import DescentCatalogue
import DescentTensor

/// A function put on every output of a layer.
package protocol Activation: CatalogueEntry {
  /// What the plan computes for it.
  var operation: ActivationOperation { get }
  /// The initializer that keeps signals in scale before it.
  static var companion: any Initializer { get }
}

/// The exact operations that activations are made of.
package enum ActivationOperation: Sendable, Equatable {
  case relu, tanh, sigmoid, gelu
  case leakyReLU(slope: Double)
  case elu(alpha: Double)
  case silu
  case softplus(beta: Double, threshold: Double)
  case element(ElementFunction)

  /// Whether the backward pass reads the input; the others read the output.
  package var needsInput: Bool {
    switch self {
    case .relu, .tanh, .sigmoid, .leakyReLU: false
    case .gelu, .elu, .silu, .softplus: true
    case .element(let function): function.needsInput
    }
  }
}

/// Every activation that the language can name.
package enum Activations {
  package static let all: [any Activation.Type] = [
    ReLU.self, LeakyReLU.self, ELU.self, GELU.self, SiLU.self, Softplus.self, Tanh.self, Sigmoid.self,
    SELU.self, CELU.self, Mish.self, GELUTanh.self, Squareplus.self, SquaredReLU.self, ReLU6.self,
    HardSwish.self, Softsign.self, HardTanh.self, HardSigmoid.self, LogSigmoid.self, TanhShrink.self,
    SoftShrink.self, HardShrink.self, Threshold.self,
  ]

  /// The activation of this name with these options.
  package static func make(_ entry: EntryValue) -> (any Activation)? {
    all.first { $0.facts.name == entry.name }.map { $0.make(with: entry.options) }
  }
}
