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
    source: "Nair and Hinton 2010; slope 0 at 0, as torch.nn.ReLU",
    page: CardPage(
      """
      Lets what is positive pass and sets the rest to 0. A network of it is made of flat pieces, which \
      costs next to nothing to compute.
      """,
      formula: "y = max(x, 0); dy/dx = 1 where x > 0, else 0, also at 0",
      use: """
        The usual choice, and what `mlp` has unasked, with `he` weights. A unit that is below 0 for every \
        row gets no gradient and stays so; then try `leaky_relu`.
        """))

  package var operation: ActivationOperation { .relu }
  package static var companion: any Initializer { He() }
}
