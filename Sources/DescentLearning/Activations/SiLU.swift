import DescentCatalogue

/// The sigmoid linear unit, also known as swish.
///
/// Source: Elfwing, Uchibe and Doya 2017, arXiv:1702.03118; torch.nn.SiLU.
package struct SiLU: Activation {
  package init() {}

  package static let card = EntryCard<Self>(
    .activation, "silu", synonyms: ["SiLU", "swish", "Swish"],
    summary: "x times its sigmoid",
    example: "data digits; model mlp [64, 32, 10](activation=silu)",
    source: "Elfwing, Uchibe and Doya 2017, arXiv:1702.03118; torch.nn.SiLU")

  package var operation: ActivationOperation { .silu }
  package static var companion: any Initializer { He() }
}
