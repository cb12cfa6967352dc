import DescentCatalogue

/// Exponential linear units: a soft bend that ends at −alpha.
///
/// Source: Clevert, Unterthiner and Hochreiter 2015, arXiv:1511.07289; torch.nn.ELU.
package struct ELU: Activation {
  package var alpha = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "elu", synonyms: ["ELU"],
    summary: "x where it is positive, else alpha·(exp(x) − 1)",
    example: "data digits; model mlp [64, 32, 10](activation=elu)",
    source: "Clevert, Unterthiner and Hochreiter 2015, arXiv:1511.07289; torch.nn.ELU",
    options: [.number("alpha", \.alpha, in: .atLeast(0), "how far below 0 it reaches")],
    page: CardPage(
      """
      Lets what is positive pass and bends the rest softly towards -alpha. This keeps the mean of the \
      outputs near 0, which helps the layer behind.
      """,
      formula: "y = x where x > 0, else alpha (exp(x) - 1); dy/dx = 1 where x > 0, else alpha exp(x)",
      use: """
        Deep plain networks without normalization. It costs an exponential a number, and with `layer_norm` \
        gains little over `relu`.
        """))

  package var operation: ActivationOperation { .elu(alpha: alpha) }
  package static var companion: any Initializer { He() }
}
