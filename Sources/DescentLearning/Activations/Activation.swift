import DescentCatalogue

/// A function put on every output of a layer.
package protocol Activation: CatalogueEntry {
  /// What the plan computes for it.
  var operation: ActivationOperation { get }
  /// The initializer that keeps signals in scale before it.
  static var companion: any Initializer { get }
}

/// The exact operations that activations are made of.
package enum ActivationOperation: String, Sendable, CaseIterable {
  case relu, tanh, sigmoid, gelu

  /// Whether the backward pass reads the input; the others read the output.
  package var needsInput: Bool {
    switch self {
    case .relu, .tanh, .sigmoid: false
    case .gelu: true
    }
  }
}

/// Every activation that the language can name.
package enum Activations {
  package static let all: [any Activation.Type] = [ReLU.self, Tanh.self, Sigmoid.self, GELU.self]

  /// The activation of this name.
  package static func named(_ name: String) -> (any Activation)? {
    all.first { $0.facts.name == name }.map { $0.init() }
  }
}
