import DescentCatalogue
import DescentTensor

/// Weights drawn from a bell whose ends are cut off.
///
/// Source: keras TruncatedNormal, jax.nn.initializers.truncated_normal; torch.nn.init.trunc_normal_ is the
/// same as it stands, its bounds being in the weights' own unit. The variance is not put right.
package struct TruncatedNormal: ElementwiseInitializer {
  package var mean = 0.0
  package var deviation = 1.0
  package var cut = 2.0

  package init() {}

  package static let card = EntryCard<Self>(
    .initializer, "truncated_normal",
    synonyms: ["trunc_normal_", "trunc_normal", "TruncatedNormal"],
    summary: "drawn from a bell without its far ends, whatever the layer's size",
    example: "data digits; model mlp [64, 32, 10](init=truncated_normal(deviation=0.05))",
    source: "keras TruncatedNormal; torch.nn.init.trunc_normal_",
    options: [
      .number("mean", \.mean, in: Draw.bounds, "the middle of the bell"),
      .number(
        "deviation", \.deviation, in: .within(0...1e30), synonyms: ["std", "stddev"],
        "standard deviation of the whole bell"),
      .number(
        "cut", \.cut, in: .within(0.1...100), "standard deviations from the middle to where it is cut off"),
    ],
    page: CardPage(
      """
      Draws weights from a bell whose far ends are cut off, so that none is out of proportion. What falls \
      beyond the cut is drawn again.
      """,
      formula: "w ~ N(mean, deviation^2) where |w - mean| <= cut deviation",
      use: """
        Embeddings and transformers, with deviation 0.02. Like `normal` it does not know the size of the \
        layer.
        """,
      differs: """
        In trunc_normal_ a and b are bounds of the weights themselves; `cut` counts deviations, as Keras \
        and JAX do. Neither mends the variance.
        """))

  /// Draws by which a number within the cut has come, but for one weight in 10⁹ at the narrowest.
  private static let mostDraws: UInt64 = 256

  package func weight(at index: Int, inputs: Int, outputs: Int, from stream: RandomStream) -> Float {
    let limit = Float(cut)
    for attempt in 0..<Self.mostDraws {
      let drawn = stream.with(step: attempt).normal(at: UInt64(index))
      if drawn.magnitude <= limit { return drawn * Float(deviation) + Float(mean) }
    }
    return Float(mean)
  }
}
