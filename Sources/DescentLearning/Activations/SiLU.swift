import DescentCatalogue

/// The sigmoid linear unit, also known as swish.
///
/// Source: Elfwing, Uchibe and Doya 2017, arXiv:1702.03118; torch.nn.SiLU.
package struct SiLU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "silu", synonyms: ["SiLU", "swish", "Swish"],
    summary: "x times its sigmoid",
    example: "data digits; model mlp [64, 32, 10](activation=silu)",
    source: "Elfwing, Uchibe and Doya 2017, arXiv:1702.03118; torch.nn.SiLU",
    page: CardPage(
      """
      Multiplies x by its own sigmoid. It is a smooth relu that dips a little below 0, also known as swish.
      """,
      formula: "y = x / (1 + exp(-x)); dy/dx = s + y (1 - s), s = 1 / (1 + exp(-x))",
      use: """
        Deep networks, much as `gelu`, which it closely resembles. On small ones `relu` is as good and \
        faster.
        """))

  package var operation: ActivationOperation { .silu }
  package static var companion: any Initializer { He() }
}
