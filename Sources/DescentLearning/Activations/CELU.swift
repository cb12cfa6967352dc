import DescentCatalogue
import DescentTensor

/// An elu whose slope is 1 at 0 whatever its alpha.
///
/// Source: Barron 2017, arXiv:1704.07483; torch.nn.CELU.
package struct CELU: Activation {
  package var alpha = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "celu", synonyms: ["CELU"],
    summary: "x where it is positive, else alpha·(exp(x/alpha) − 1)",
    example: "data digits; model mlp [64, 32, 10](activation=celu(0.5))",
    source: "Barron 2017, arXiv:1704.07483; torch.nn.CELU",
    options: [.number("alpha", \.alpha, in: .above(0), "how far below 0 it reaches")],
    page: CardPage(
      """
      An elu whose two halves meet with slope 1 whatever alpha is. Its bend is wider where alpha is larger.
      """,
      formula: """
        y = x where x > 0, else alpha (exp(x / alpha) - 1); \
        dy/dx = 1 where x > 0, else exp(x / alpha)
        """,
      use: """
        Where an `elu` with another alpha than 1 is wanted without a kink. At alpha 1 the two are the same.
        """))

  package var operation: ActivationOperation { .element(.celu(alpha: alpha)) }
  package static var companion: any Initializer { He() }
}
