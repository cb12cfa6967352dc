import DescentCatalogue
import DescentTensor

/// Weights of variance 2 / (inputs + outputs), which keeps signals in scale both ways.
///
/// Source: Glorot and Bengio 2010; uniform unless told otherwise, as Keras has it for dense layers.
package struct Glorot: ElementwiseInitializer {
  package var distribution = "uniform"

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "glorot",
    synonyms: [
      "xavier", "glorot_uniform", "glorot_normal", "xavier_uniform", "xavier_normal", "xavier_uniform_",
      "xavier_normal_", "GlorotUniform", "GlorotNormal",
    ],
    summary: "variance 2 / (inputs + outputs), made for tanh and sigmoid",
    example: "data digits; model mlp [64, 32, 10](activation=tanh, init=glorot)",
    source: "Glorot and Bengio 2010",
    options: [.word("distribution", \.distribution, of: Draw.words, "the shape drawn from")],
    page: CardPage(
      """
      Draws weights of variance 2 over inputs plus outputs. Signals on their way forward and gradients on \
      their way back both keep about their size.
      """,
      formula: "w ~ evenly within +-sqrt(6 / (n + m)), or N(0, 2 / (n + m))",
      use: """
        What layers before tanh, before sigmoid and at the end get unasked. Under relu signals halve from \
        layer to layer; then `he`.
        """,
      differs: """
        xavier_uniform_ and xavier_normal_ with gain 1. The normal form is not truncated, as it is in \
        Keras.
        """))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Draw.value(distribution, variance: 2 / Double(inputs + outputs), at: index, from: stream)
  }
}
