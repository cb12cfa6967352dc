import DescentCatalogue
import DescentTensor

/// Brings each element of the gradient within a bound on either side of 0.
///
/// Source: torch.nn.utils.clip_grad_value_.
package struct ValueClipping: Clipping {
  package var most = 0.5

  package init() {}

  package static let card = EntryCard<Self>(
    .clipping, "value", synonyms: ["clip_grad_value", "clip_grad_value_", "clipvalue", "clip_by_value"],
    summary: "brings each element of the gradient within this bound on either side of 0",
    example: "data digits; model mlp [64, 32, 10]; clip value 0.5",
    source: "torch.nn.utils.clip_grad_value_",
    options: [.number("most", \.most, in: .above(0), synonyms: ["clip_value"], "the greatest size")],
    page: CardPage(
      """
      Brings each element of the gradient within a bound on either side of 0. The direction of the step may \
      change by that.
      """,
      formula: "g <- min(max(g, -most), most), each element by itself",
      use: "Where single elements leap. For steps that are too long as a whole `norm` is the sounder.",
      differs: "As clip_grad_value_; clip_value is `most`. Penalties are added after it."))

  package func clip(_ gradient: Vector, at weights: Vector, of tensors: [TensorPlace], on engine: Engine) {
    let most = Float(most)
    engine.sweep(gradient) { g in g = g > most ? most : g < -most ? -most : g }
  }
}
