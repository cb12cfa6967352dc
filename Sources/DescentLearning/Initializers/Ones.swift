import DescentCatalogue
import DescentTensor

/// Weights that are all 1, so that units of a layer stay alike.
///
/// Source: torch.nn.init.ones_.
package struct Ones: ElementwiseInitializer {
  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "ones", synonyms: ["ones_", "Ones", "one"],
    summary: "all 1: the units of a hidden layer stay alike",
    example: "data digits; model mlp [64, 32, 10](init=ones)", source: "torch.nn.init.ones_",
    page: CardPage(
      """
      Sets all weights to 1. Units of a hidden layer then compute the same, get the same gradient and stay \
      alike for good.
      """,
      formula: "w = 1",
      use: "For tests and demonstrations. A network with hidden layers needs random weights."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float { 1 }
}
