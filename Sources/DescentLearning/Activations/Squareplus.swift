import DescentCatalogue
import DescentTensor

/// A softplus of a root in the place of exponentials.
///
/// Source: Barron 2021, arXiv:2112.11687; keras.activations.squareplus.
package struct Squareplus: Activation {
  package var b = 4.0

  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "squareplus", synonyms: ["SquarePlus"],
    summary: "(x + √(x² + b)) / 2, a smooth relu without exponentials",
    example: "data digits; model mlp [64, 32, 10](activation=squareplus)",
    source: "Barron 2021, arXiv:2112.11687; keras.activations.squareplus",
    options: [.number("b", \.b, in: .above(0), "how wide the bend at 0 is")],
    page: CardPage(
      """
      Rounds the corner of relu by a square root, with no exponential. Far from 0 it comes to relu more \
      slowly than softplus does.
      """,
      formula: "y = (x + sqrt(x^2 + b)) / 2; dy/dx = (1 + x / sqrt(x^2 + b)) / 2",
      use: "Where `softplus` is wanted and speed counts. A smaller `b` brings it nearer to `relu`."))

  package var operation: ActivationOperation { .element(.squareplus(b: b)) }
  package static var companion: any Initializer { He() }
}
