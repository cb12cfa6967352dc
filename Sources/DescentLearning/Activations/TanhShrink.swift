import DescentCatalogue
import DescentTensor

/// What tanh takes away.
///
/// Source: torch.nn.Tanhshrink.
package struct TanhShrink: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "tanhshrink", synonyms: ["Tanhshrink", "tanh_shrink"],
    summary: "x − tanh(x), flat around 0",
    example: "data digits; model mlp [64, 32, 10](activation=tanhshrink)",
    source: "torch.nn.Tanhshrink",
    page: CardPage(
      "What tanh takes away from x. It is flat around 0 and nearly straight far from it.",
      formula: "y = x - tanh(x); dy/dx = tanh(x)^2",
      use: """
        Codes in which small signals should vanish softly. As an activation between layers it holds \
        gradients back near 0.
        """))

  package var operation: ActivationOperation { .element(.tanhshrink) }
  package static var companion: any Initializer { He() }
}
