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
    source: "Turian, Bergstra and Bengio 2009; torch.nn.Softsign")

  package var operation: ActivationOperation { .element(.softsign) }
  package static var companion: any Initializer { Glorot() }
}
