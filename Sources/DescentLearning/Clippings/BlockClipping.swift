import DescentCatalogue
import DescentTensor

/// Scales each layer's gradient down where the root of its mean square is above a bound.
///
/// Source: Shazeer and Stern 2018, arXiv:1804.04235, section 5; optax.clip_by_block_rms, a block being the
/// weights, or the biases, of a layer.
package struct BlockClipping: Clipping {
  package var most = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .clipping, "block", synonyms: ["clip_by_block_rms", "block_rms", "update_clipping"],
    summary: "scales the gradient of each layer's weights, and of its biases, down to this mean size",
    example: "data digits; model mlp [64, 32, 10]; clip block 0.1",
    source: "Shazeer and Stern 2018, arXiv:1804.04235; optax.clip_by_block_rms",
    options: [
      .number("most", \.most, in: .above(0), synonyms: ["threshold"], "the greatest root of the mean square")
    ],
    page: CardPage(
      "Looks at each layer's weights and at its biases by themselves. Where the root of the mean square of"
        + " their gradient is above the bound, that gradient is made smaller, and the others are not.",
      formula: "g <- g / max(1, rms(g) / most), tensor by tensor",
      use: "When one layer's gradient outgrows the others and should not make them smaller too."))

  package func clip(_ gradient: Vector, at weights: Vector, of tensors: [TensorPlace], on engine: Engine) {
    for tensor in tensors {
      let part = gradient.part(tensor.offset, count: tensor.count)
      let size = Exact.sqrt(engine.sumOfSquares(part) / Double(max(1, tensor.count)))
      engine.scaleDown(part, by: Float(1 / max(1, size / most)))
    }
  }
}
