import DescentCatalogue
import DescentTensor

/// x times the tanh of its softplus.
///
/// Source: Misra 2019, arXiv:1908.08681; torch.nn.Mish.
package struct Mish: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "mish", synonyms: ["Mish"],
    summary: "x·tanh(log(1 + exp(x))), a smooth relu that dips below 0",
    example: "data digits; model mlp [64, 32, 10](activation=mish)",
    source: "Misra 2019, arXiv:1908.08681; torch.nn.Mish",
    page: CardPage(
      """
      Multiplies x by the tanh of its softplus. It is smooth everywhere, dips below 0 and comes back to it.
      """,
      formula: "y = x tanh(log(1 + exp(x)))",
      use: """
        Networks for images, where it has been a little better than `silu`. Of the smooth ones it takes the \
        longest to compute.
        """))

  package var operation: ActivationOperation { .element(.mish) }
  package static var companion: any Initializer { He() }
}
