import DescentCatalogue
import DescentTensor

/// Brings each element of the gradient within a bound on either side of 0.
///
/// Source: torch.nn.utils.clip_grad_value_.
package struct ValueClipping: Clipping {
  package var most = 0.5

  package init() {}

  package static let card = EntryCard<Self>(
    .clipping, "value", synonyms: ["clip_grad_value", "clip_grad_value_", "clipvalue"],
    summary: "brings each element of the gradient within this bound on either side of 0",
    example: "data digits; model mlp [64, 32, 10]; clip value 0.5",
    source: "torch.nn.utils.clip_grad_value_",
    options: [.number("most", \.most, in: .above(0), synonyms: ["clip_value"], "the greatest size")])

  package func clip(_ gradient: Vector, on engine: Engine) {
    let most = Float(most)
    engine.sweep(gradient) { g in g = g > most ? most : g < -most ? -most : g }
  }
}
