import DescentCatalogue
import DescentTensor

/// The square of the positive part.
///
/// Source: So et al. 2021, arXiv:2109.08668.
package struct SquaredReLU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "squared_relu", synonyms: ["relu_squared", "ReLUSquared", "relu2"],
    summary: "x² where x is positive, else 0",
    example: "data digits; model mlp [64, 32, 10](activation=squared_relu)",
    source: "So et al. 2021, arXiv:2109.08668",
    page: CardPage(
      """
      Squares what is positive and sets the rest to 0. Large inputs count for far more than under relu, and \
      the corner at 0 is gone.
      """,
      formula: "y = max(x, 0)^2; dy/dx = 2 max(x, 0)",
      use: """
        Wide feed-forward layers of transformers, where it was found by search. In deep plain networks its \
        values grow out of hand.
        """))

  package var operation: ActivationOperation { .element(.squaredReLU) }
  package static var companion: any Initializer { He() }
}
