import DescentCatalogue
import DescentTensor

/// Weights of variance 1 / inputs, which keeps signals in scale where activations do.
///
/// Source: LeCun et al., "Efficient BackProp", 1998; Klambauer et al. 2017, arXiv:1706.02515; not truncated.
package struct LeCun: ElementwiseInitializer {
  package var distribution = "normal"

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "lecun", synonyms: ["lecun_normal", "lecun_uniform", "LecunNormal", "LecunUniform"],
    summary: "variance 1 / inputs, made for selu and for sums without activation",
    example: "data digits; model mlp [64, 32, 10](activation=tanh, init=lecun)",
    source: "LeCun et al. 1998",
    options: [.word("distribution", \.distribution, of: Draw.words, "the shape drawn from")],
    page: CardPage(
      """
      Draws weights of variance 1 over the inputs. A weighted sum then has the size of what goes into it.
      """,
      formula: "w ~ N(0, 1/n), or evenly within +-sqrt(3/n)",
      use: """
        Before `selu`, which rests on it, and before layers without activation. Under relu it is half of \
        what is needed.
        """,
      differs: "PyTorch has none of this name; Keras and JAX truncate the normal form."))

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    Draw.value(distribution, variance: 1 / Double(inputs), at: index, from: stream)
  }
}
