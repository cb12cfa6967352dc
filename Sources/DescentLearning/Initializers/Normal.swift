import DescentCatalogue
import DescentTensor

/// Weights drawn from a bell of a given width, whatever the layer's size.
///
/// Source: torch.nn.init.normal_, not truncated.
package struct Normal: ElementwiseInitializer {
  package var mean = 0.0
  package var deviation = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "normal", synonyms: ["normal_", "gaussian", "RandomNormal", "random_normal"],
    summary: "drawn from a bell of a given width, whatever the layer's size",
    example: "data digits; model mlp [64, 32, 10](init=normal(deviation=0.05))",
    source: "torch.nn.init.normal_; keras has deviation 0.05",
    options: [
      .number("mean", \.mean, in: Draw.bounds, "the middle of the bell"),
      .number(
        "deviation", \.deviation, in: .within(0...1e30), synonyms: ["std", "stddev"], "standard deviation"),
    ],
    page: CardPage(
      """
      Draws weights from a bell of one width, whatever the size of the layer. So a start that a lecture or \
      another tool prescribes can be repeated.
      """,
      formula: "w ~ N(mean, deviation^2)",
      use: "To repeat a given setup, such as deviation 0.02. At the default of 1 deep networks blow up.",
      differs: "std is `deviation`."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    stream.normal(at: UInt64(index)) * Float(deviation) + Float(mean)
  }
}
