import DescentCatalogue
import DescentTensor

/// A silu of straight pieces and a parabola.
///
/// Source: Howard et al. 2019, arXiv:1905.02244; slope 0 at −3 and 1 at 3, as torch.nn.Hardswish.
package struct HardSwish: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "hardswish", synonyms: ["Hardswish", "hard_swish", "hard_silu"],
    summary: "x·(x + 3)/6 between −3 and 3, 0 below and x above",
    example: "data digits; model mlp [64, 32, 10](activation=hardswish)",
    source: "Howard et al. 2019, arXiv:1905.02244; slope 0 at −3 and 1 at 3, as torch.nn.Hardswish",
    page: CardPage(
      "Imitates silu by straight pieces and one parabola. No exponential has to be computed.",
      formula: "y = x min(max(x + 3, 0), 6) / 6; dy/dx = 0 to -3, x/3 + 1/2 between, 1 from 3 on",
      use: "Models for small machines. Where speed does not count, `silu`."))

  package var operation: ActivationOperation { .element(.hardswish) }
  package static var companion: any Initializer { He() }
}
