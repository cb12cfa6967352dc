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
      + "torch.nn.Hardsigmoid")

  package var operation: ActivationOperation { .element(.hardsigmoid) }
  package static var companion: any Initializer { Glorot() }
}
