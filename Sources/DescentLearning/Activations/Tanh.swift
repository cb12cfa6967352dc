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
    source: "torch.nn.Tanh",
    page: CardPage(
      """
      Squeezes every number into the range from -1 to 1, 0 staying 0. Near 0 it changes almost nothing, far \
      from it its slope vanishes.
      """,
      formula: "y = tanh(x); dy/dx = 1 - y^2",
      use: """
        Small networks, smooth curves such as `sine`, recurrent networks. In deep ones its flat ends stop \
        the gradient; `init=glorot` is made for it.
        """))

  package var operation: ActivationOperation { .tanh }
  package static var companion: any Initializer { Glorot() }
}
