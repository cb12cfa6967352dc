import DescentCatalogue
import DescentTensor

/// A scaled elu that keeps signals of mean 0 and variance 1 so.
///
/// Source: Klambauer et al. 2017, arXiv:1706.02515; torch.nn.SELU.
package struct SELU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "selu", synonyms: ["SELU"],
    summary: "1.0507·x, below 0 bent towards −1.758, which keeps mean 0 and variance 1",
    example: "data digits; model mlp [64, 32, 10](activation=selu)",
    source: "Klambauer et al. 2017, arXiv:1706.02515; torch.nn.SELU",
    page: CardPage(
      """
      Scales an elu so that signals of mean 0 and variance 1 keep both from layer to layer. The network \
      thus normalizes itself, provided its weights are drawn for it.
      """,
      formula: "y = 1.0507 x where x > 0; else y = 1.0507 1.67326 (exp(x) - 1)",
      use: """
        Deep plain networks on standardized columns, with `init=lecun`, which it gets unasked. Dropout and \
        skipped layers break what it rests on.
        """))

  package var operation: ActivationOperation { .element(.selu) }
  package static var companion: any Initializer { LeCun() }
}
