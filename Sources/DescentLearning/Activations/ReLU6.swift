import DescentCatalogue
import DescentTensor

/// The positive part, up to 6.
///
/// Source: Krizhevsky 2010; slope 0 at both ends, as torch.nn.ReLU6.
package struct ReLU6: Activation {
  package init() {}

  /// A hardtanh with ends of its own.
  package static let function = ElementFunction.hardtanh(low: 0, high: 6)

  package static let card = EntryCard<Self>(
    .activation, "relu6", synonyms: ["ReLU6"],
    summary: "x kept within 0 and 6",
    example: "data digits; model mlp [64, 32, 10](activation=relu6)",
    source: "Krizhevsky 2010; slope 0 at both ends, as torch.nn.ReLU6")

  package var operation: ActivationOperation { .element(Self.function) }
  package static var companion: any Initializer { He() }
}
