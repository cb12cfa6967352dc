import DescentCatalogue
import DescentTensor

/// The steps of an optimizer without those of their elements that would go uphill.
///
/// Source: Liang et al., "Cautious Optimizers: Improving Training with One Line of Code", 2024,
/// arXiv:2411.16085, algorithm 1, with the count of pytorch_optimizer; what shrinks weights before the step
/// is left out of the comparison.
package struct Cautious: OptimizerWrapper {
  package var wrapped: (any Optimizer)?

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "cautious", synonyms: ["Cautious", "C-AdamW", "cadamw", "clion"],
    summary: "another optimizer's steps without what in them goes against the gradient at hand",
    example: "optimizer cautious(lion(lr=3e-4))",
    source: "Liang et al. 2024, arXiv:2411.16085",
    options: [.base(\.wrapped)],
    page: CardPage(
      "Leaves out every element of another optimizer's step that points uphill by the gradient at hand, and "
        + "lengthens the rest of the tensor in return. Decay that comes before the step is not touched.",
      formula: "m = 1 where u g > 0, else 0; u <- u m n/(Σ m + 1), n elements in the tensor",
      use: "Around adamw or lion, whose means carry steps on that the gradient no longer supports."))

  package var slots: [String] { ["before"] }
  package var reach: Reach { .tensor }
  package func goesAround(_ looks: Looks) -> Bool { looks.most <= 2 }

  package func prepare(_ motion: Motion) {
    motion.engine.sweep(motion.slots[0], motion.weights) { before, w in before = w }
  }

  package func finish(_ motion: Motion) {
    let shrunk = base.shrinking(motion)
    var agreeing = 0
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, before in
      agreeing += (w - before * shrunk) * g < 0 ? 1 : 0
    }
    let scale = Float(Double(motion.weights.count) / Double(agreeing + 1))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, before in
      let start = before * shrunk
      let step = w - start
      w = step * g < 0 ? start + step * scale : start
    }
  }
}
