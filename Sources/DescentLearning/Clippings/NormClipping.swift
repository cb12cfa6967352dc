import DescentCatalogue
import DescentTensor

/// Scales the gradient down where its length, over all layers together, is above a bound.
///
/// Source: Pascanu et al. 2013, arXiv:1211.5063; torch.nn.utils.clip_grad_norm_ with its 1e-6.
package struct NormClipping: Clipping {
  package var most = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .clipping, "norm", synonyms: ["clip_grad_norm", "clip_grad_norm_", "clipnorm", "global_clipnorm"],
    summary: "scales the gradient of all layers together down to this length",
    example: "data digits; model mlp [64, 32, 10]; clip norm 1.0",
    source: "Pascanu et al. 2013, arXiv:1211.5063; torch.nn.utils.clip_grad_norm_",
    options: [.number("most", \.most, in: .above(0), synonyms: ["max_norm"], "the greatest length")])

  package func clip(_ gradient: Vector, on engine: Engine) {
    let norm = Exact.sqrt(engine.sumOfSquares(gradient))
    let scale = Float(min(1, most / (norm + 1e-6)))
    guard scale < 1 else { return }
    engine.sweep(gradient) { g in g *= scale }
  }
}
