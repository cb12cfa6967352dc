import DescentCatalogue

/// The positive part.
///
/// Source: Nair and Hinton 2010; slope 0 at 0, as torch.nn.ReLU.
package struct ReLU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "relu", synonyms: ["ReLU"],
    summary: "x where it is positive, else 0",
    example: "data digits; model mlp [64, 32, 10](activation=relu)",
    source: "Nair and Hinton 2010; slope 0 at 0, as torch.nn.ReLU")

  package var operation: ActivationOperation { .relu }
  package static var companion: any Initializer { He() }
}
