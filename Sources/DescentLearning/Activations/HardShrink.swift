import DescentCatalogue
import DescentTensor

/// x, and 0 around 0.
///
/// Source: Donoho and Johnstone 1994; slope 0 at the ends of the width, as torch.nn.Hardshrink.
package struct HardShrink: Activation {
  package var width = 0.5

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "hardshrink", synonyms: ["Hardshrink", "hard_shrink"],
    summary: "x, and 0 where it is no farther from 0 than `width`",
    example: "data digits; model mlp [64, 32, 10](activation=hardshrink(0.1))",
    source: "Donoho and Johnstone 1994; slope 0 at the ends of the width, as torch.nn.Hardshrink",
    options: [
      .number(
        "width", \.width, in: .atLeast(0), synonyms: ["lambd", "lambda", "threshold"],
        "how far from 0 it is 0")
    ],
    page: CardPage(
      """
      Sets to 0 what is no farther from 0 than `width`, and lets the rest pass unchanged. Unlike softshrink \
      it leaps at the ends of the width.
      """,
      formula: "y = x where |x| > width, else 0; dy/dx = 1 where |x| > width, else 0",
      use: """
        Sparse codes whose large values must keep their size. The leap makes descent rough; `softshrink` is \
        gentler.
        """,
      differs: "lambd is `width`."))

  package var operation: ActivationOperation { .element(.hardshrink(width: width)) }
  package static var companion: any Initializer { He() }
}
