import DescentCatalogue

/// The hyperbolic tangent.
///
/// Source: torch.nn.Tanh.
package struct Tanh: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "tanh", synonyms: ["Tanh"],
    summary: "the hyperbolic tangent, between −1 and 1",
    example: "data digits; model mlp [64, 32, 10](activation=tanh)",
    source: "torch.nn.Tanh")

  package var operation: ActivationOperation { .tanh }
  package static var companion: any Initializer { Glorot() }
}
