import DescentCatalogue

/// The Gaussian error linear unit.
///
/// Source: Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU, erf form.
package struct GELU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "gelu", synonyms: ["GELU"],
    summary: "x times the normal distribution's share below x",
    example: "data digits; model mlp [64, 32, 10](activation=gelu)",
    source: "Hendrycks and Gimpel 2016, arXiv:1606.08415; torch.nn.GELU, erf form",
    page: CardPage(
      """
      Multiplies x by the share of the normal distribution that lies below it. It is a relu whose corner \
      has been rounded, with a small dip below 0.
      """,
      formula: """
        y = x P(x), P(x) = (1 + erf(x / sqrt(2))) / 2; \
        dy/dx = P(x) + x p(x), p the density of the normal distribution
        """,
      use: "Transformers and other deep networks. On small ones `relu` is as good and faster.",
      differs: """
        The same function as torch.nn.GELU, whose float result is 0 for x far below 0, where this one keeps \
        its tiny values.
        """))

  package var operation: ActivationOperation { .gelu }
  package static var companion: any Initializer { He() }
}
