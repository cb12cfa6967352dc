import DescentCatalogue
import DescentTensor

/// x drawn towards 0, and 0 around it.
///
/// Source: Donoho 1995; slope 0 at the ends of the width, as torch.nn.Softshrink.
package struct SoftShrink: Activation {
  package var width = 0.5

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "softshrink", synonyms: ["Softshrink", "soft_shrink"],
    summary: "x nearer to 0 by `width`, and 0 where it is no farther from it",
    example: "data digits; model mlp [64, 32, 10](activation=softshrink(0.1))",
    source: "Donoho 1995; slope 0 at the ends of the width, as torch.nn.Softshrink",
    options: [
      .number(
        "width", \.width, in: .atLeast(0), synonyms: ["lambd", "lambda", "threshold"],
        "how far from 0 it is 0")
    ],
    page: CardPage(
      """
      Draws every number towards 0 by `width`, and what is nearer than that becomes 0. It is the step that \
      minimizes an absolute penalty.
      """,
      formula: """
        y = x - width where x > width, x + width where x < -width, else 0; \
        dy/dx = 1 where y is not 0, else 0
        """,
      use: """
        Sparse codes and the removal of noise. With a wide `width` most units of a fresh network are dead.
        """,
      differs: "lambd is `width`."))

  package var operation: ActivationOperation { .element(.softshrink(width: width)) }
  package static var companion: any Initializer { He() }
}
