import DescentCatalogue
import DescentTensor

/// Weights drawn evenly between two bounds, whatever the layer's size.
///
/// Source: torch.nn.init.uniform_, bounds included.
package struct Uniform: ElementwiseInitializer {
  package var low = 0.0
  package var high = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "uniform", synonyms: ["uniform_", "RandomUniform", "random_uniform"],
    summary: "drawn evenly between two bounds, whatever the layer's size",
    example: "data digits; model mlp [64, 32, 10](init=uniform(low=-0.05, high=0.05))",
    source: "torch.nn.init.uniform_; keras has −0.05 to 0.05",
    options: [
      .number("low", \.low, in: Draw.bounds, synonyms: ["a", "minval"], "lower bound"),
      .number("high", \.high, in: Draw.bounds, synonyms: ["b", "maxval"], "upper bound"),
    ],
    page: CardPage(
      """
      Draws weights evenly between two bounds, whatever the size of the layer. So a start that a lecture or \
      another tool prescribes can be repeated.
      """,
      formula: "w ~ evenly from low to high",
      use: """
        To repeat a given setup; as it does not know the size of the layer, `he` and `glorot` are the \
        better choice. The defaults, 0 to 1, are no good start for training.
        """,
      differs: "a is `low`, b is `high`."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    stream.uniform(at: UInt64(index)) * Float(high - low) + Float(low)
  }
}
