import DescentCatalogue
import DescentTensor

/// Weights of variance 2 / inputs, which keeps relu's signals in scale.
///
/// Source: He et al., "Delving Deep into Rectifiers", 2015, arXiv:1502.01852; torch's kaiming_normal_ and
/// kaiming_uniform_ with mode fan_in, not truncated.
package struct He: ElementwiseInitializer {
  package var distribution = "normal"

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "he",
    synonyms: [
      "kaiming", "he_normal", "he_uniform", "kaiming_normal", "kaiming_uniform", "kaiming_normal_",
      "kaiming_uniform_", "HeNormal", "HeUniform",
    ],
    summary: "variance 2 / inputs, made for relu",
    example: "data digits; model mlp [64, 32, 10](init=he)",
    source: "He et al. 2015, arXiv:1502.01852",
    options: [.word("distribution", \.distribution, of: Draw.words, "the shape drawn from")],
    page: CardPage(
      """
      Draws weights of variance 2 over the inputs. Since relu lets half of the variance pass, signals keep \
      their size from layer to layer.
      """,
      formula: "w ~ N(0, 2/n), or evenly within +-sqrt(6/n)",
      use: "What layers before relu and its kin get unasked. For tanh and sigmoid `glorot` fits better.",
      differs: """
        kaiming_normal_ and kaiming_uniform_ with their defaults, not truncated as in Keras. A \
        torch.nn.Linear begins otherwise: see `torch`.
        """))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Draw.value(distribution, variance: 2 / Double(inputs), at: index, from: stream)
  }
}
