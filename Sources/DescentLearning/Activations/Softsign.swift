import DescentCatalogue
import DescentTensor

/// A tanh that comes to its limits slowly.
///
/// Source: Turian, Bergstra and Bengio 2009; torch.nn.Softsign.
package struct Softsign: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "softsign", synonyms: ["Softsign", "soft_sign"],
    summary: "x / (1 + |x|), between −1 and 1",
    example: "data digits; model mlp [64, 32, 10](activation=softsign)",
    source: "Turian, Bergstra and Bengio 2009; torch.nn.Softsign",
    page: CardPage(
      """
      Squeezes numbers into the range from -1 to 1 and comes to these ends slowly. Units far out keep a \
      gradient for longer than under tanh.
      """,
      formula: "y = x / (1 + |x|); dy/dx = 1 / (1 + |x|)^2",
      use: """
        Instead of `tanh` where units get stuck at its ends. Close to 0 it bends sooner than tanh, which \
        costs some accuracy.
        """))

  package var operation: ActivationOperation { .element(.softsign) }
  package static var companion: any Initializer { Glorot() }
}
