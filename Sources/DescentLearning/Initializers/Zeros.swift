import DescentCatalogue
import DescentTensor

/// Weights that are all 0, so that units of a layer stay alike.
///
/// Source: torch.nn.init.zeros_.
package struct Zeros: ElementwiseInitializer {
  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "zeros", synonyms: ["zeros_", "Zeros", "zero"],
    summary: "all 0: the units of a hidden layer stay alike, which is what breaks",
    example: "data digits; model mlp [64, 32, 10](init=zeros)",
    source: "torch.nn.init.zeros_",
    page: CardPage(
      """
      Sets all weights to 0. Units of a hidden layer then compute the same, get the same gradient and stay \
      alike for good.
      """,
      formula: "w = 0",
      use: """
        To see what random weights are for. A model without hidden layers is the one place where it does no \
        harm.
        """))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float { 0 }
}
