import DescentCatalogue
import DescentTensor

/// A sigmoid of straight pieces.
///
/// Source: Courbariaux, Bengio and David 2015, arXiv:1511.00363; slope 0 at both ends, as
/// torch.nn.Hardsigmoid.
package struct HardSigmoid: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "hardsigmoid", synonyms: ["Hardsigmoid", "hard_sigmoid", "HardSigmoid"],
    summary: "(x + 3) / 6, kept within 0 and 1",
    example: "data digits; model mlp [64, 32, 10](activation=hardsigmoid)",
    source: "Courbariaux, Bengio and David 2015, arXiv:1511.00363; slope 0 at both ends, as "
      + "torch.nn.Hardsigmoid",
    page: CardPage(
      "Imitates the sigmoid by a straight line between two flat ends. No exponential has to be computed.",
      formula: "y = min(max(x + 3, 0), 6) / 6; dy/dx = 1/6 where -3 < x < 3, else 0",
      use: "Gates in models for small machines. Where speed does not count, `sigmoid`.",
      differs: """
        Its slope is the binary32 number nearest to 1/6, as in PyTorch. Keras has had this form since \
        version 3.
        """))

  package var operation: ActivationOperation { .element(.hardsigmoid) }
  package static var companion: any Initializer { Glorot() }
}
