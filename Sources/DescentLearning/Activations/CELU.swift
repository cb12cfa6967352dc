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
    options: [.number("alpha", \.alpha, in: .above(0), "how far below 0 it reaches")])

  package var operation: ActivationOperation { .element(.celu(alpha: alpha)) }
  package static var companion: any Initializer { He() }
}
