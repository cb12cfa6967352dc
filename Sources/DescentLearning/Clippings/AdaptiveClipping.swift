import DescentCatalogue
import DescentTensor

/// Scales the gradient of each unit down where it is long beside the unit's own weights.
///
/// Source: Brock et al., "High-Performance Large-Scale Image Recognition Without Normalization", 2021,
/// arXiv:2102.06171, section 4.1, with the 1e-6 of its authors' code; a network of one layer is clipped.
package struct AdaptiveClipping: Clipping {
  package var most = 0.01
  package var eps = 1e-3
  package var last = false

  package init() {}

  package static let card = EntryCard<Self>(
    .clipping, "adaptive", synonyms: ["agc", "AGC", "adaptive_grad_clip", "adaptive_gradient_clipping"],
    summary: "scales the gradient of each unit down to this share of the length of its weights",
    example: "data digits; model mlp [64, 32, 10]; clip adaptive 0.01",
    source: "Brock et al. 2021, arXiv:2102.06171",
    options: [
      .number(
        "most", \.most, in: .above(0), synonyms: ["clipping", "clip_factor", "agc_clip_val"],
        "the greatest share of the weights' length"),
      .number(
        "eps", \.eps, in: .above(0), synonyms: ["agc_eps"],
        "the length that weights have at least, so that those at 0 can begin"),
      .flag("last", \.last, "clip the last layer too, which is left out where there are others"),
    ],
    page: CardPage(
      "Holds the gradient of each unit against the weights that lead into it; biases, gains and shifts count"
        + " as one each. Where the gradient is longer than a share of the weights, it is made shorter.",
      formula: "unit by unit: b = most max(|x|, eps); g <- g b / |g| where |g| > b",
      use: "For deep networks and high learning rates without normalization: the bound grows with the"
        + " weights, so that it need not be tuned for each layer."))

  package func clip(_ gradient: Vector, at weights: Vector, of tensors: [TensorPlace], on engine: Engine) {
    let end = tensors.reduce(0) { max($0, $1.layer) }
    let isAlone = tensors.allSatisfy { $0.layer == end }
    for tensor in tensors where last || isAlone || tensor.layer != end {
      let (g, w) = (
        gradient.part(tensor.offset, count: tensor.count), weights.part(tensor.offset, count: tensor.count)
      )
      switch tensor.role {
      case .weight: clipUnits(g, w, units: tensor.columns)
      case .bias, .gain, .shift:
        let factor = factor(engine.sumOfSquares(g), engine.sumOfSquares(w))
        engine.scaleDown(g, by: factor)
      }
    }
  }

  /// What a unit's gradient is multiplied by, from sums of squares; 1 where it is short enough.
  private func factor(_ gradient: Double, _ weights: Double) -> Float {
    let (length, bound) = (Exact.sqrt(gradient), most * max(Exact.sqrt(weights), eps))
    return length > bound ? Float(bound / max(length, 1e-6)) : 1
  }

  /// Clips the columns of a tensor, so many side by side; sums are chains over the rows.
  private func clipUnits(_ gradient: Vector, _ weights: Vector, units: Int) {
    let lanes = 8
    for first in stride(from: 0, to: units, by: lanes) {
      let count = min(lanes, units - first)
      var (gradients, sizes) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      for row in stride(from: first, to: gradient.count, by: units) {
        for lane in 0..<count {
          let (g, w) = (Double(gradient[row + lane]), Double(weights[row + lane]))
          gradients[lane] += g * g
          sizes[lane] += w * w
        }
      }
      for lane in 0..<count {
        let factor = factor(gradients[lane], sizes[lane])
        guard factor < 1 else { continue }
        for place in stride(from: first + lane, to: gradient.count, by: units) { gradient[place] *= factor }
      }
    }
  }
}
