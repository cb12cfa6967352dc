import DescentCatalogue
import DescentTensor

/// Scales the gradient down where its length, over all layers together, is above a bound.
///
/// Source: Pascanu et al. 2013, arXiv:1211.5063; torch.nn.utils.clip_grad_norm_ with its 1e-6.
package struct NormClipping: Clipping {
  package var most = 1.0
  package var norm = "l2"

  package init() {}

  package static let card = EntryCard<Self>(
    .clipping, "norm",
    synonyms: ["clip_grad_norm", "clip_grad_norm_", "clipnorm", "global_clipnorm", "clip_by_global_norm"],
    summary: "scales the gradient of all layers together down to this length",
    example: "data digits; model mlp [64, 32, 10]; clip norm 1.0",
    source: "Pascanu et al. 2013, arXiv:1211.5063; torch.nn.utils.clip_grad_norm_",
    options: [
      .number("most", \.most, in: .above(0), synonyms: ["max_norm"], "the greatest length"),
      .word(
        "norm", \.norm, of: ["l2", "l1", "max"], synonyms: ["norm_type", "p"],
        "what its length is: the root of the squares' sum, the sum of the sizes, the greatest size"),
    ],
    page: CardPage(
      """
      Scales the gradient of all layers together down to a length, where it is longer. Its direction stays \
      what it was.
      """,
      formula: "g <- g min(1, most / (|g| + 1e-6)), |g| over all layers, by `norm`",
      use: """
        Recurrent and deep networks, and whenever a loss leaps up at once. A bound that cuts every step is \
        only a smaller lr; `most` should cut the rare one.
        """,
      differs: "As clip_grad_norm_; max_norm is `most`. Penalties are added after it."))

  package func clip(_ gradient: Vector, at weights: Vector, of tensors: [TensorPlace], on engine: Engine) {
    engine.scaleDown(gradient, by: Float(min(1, most / (length(of: gradient, on: engine) + 1e-6))))
  }

  private func length(of gradient: Vector, on engine: Engine) -> Double {
    switch norm {
    case "l1": engine.sumOfMagnitudes(gradient)
    case "max": (0..<gradient.count).reduce(0.0) { max($0, Double(gradient[$1].magnitude)) }
    default: Exact.sqrt(engine.sumOfSquares(gradient))
    }
  }
}
