import DescentCatalogue

/// The logistic function.
///
/// Source: torch.nn.Sigmoid.
package struct Sigmoid: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "sigmoid", synonyms: ["Sigmoid", "logistic"],
    summary: "1 / (1 + exp(−x)), between 0 and 1",
    example: "data digits; model mlp [64, 32, 10](activation=sigmoid)",
    source: "torch.nn.Sigmoid")

  package var operation: ActivationOperation { .sigmoid }
  package static var companion: any Initializer { Glorot() }
}
