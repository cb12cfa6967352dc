import DescentCatalogue
import DescentTensor

/// Descent along a moving average of the gradients.
///
/// Source: the weighted form of lectures, optax `ema` followed by a step; with a constant step length it is
/// the heavy ball of `sgd` at lr·(1−beta).
package struct Momentum: Optimizer {
  package var lr = 0.1
  package var beta = 0.9
  package var biasCorrection = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "momentum", synonyms: ["ema_momentum"],
    summary: "steps along a moving average of the gradients, the lecture's momentum",
    example: "optimizer momentum(lr=0.1, beta=0.9)",
    source: "optax.ema; Polyak 1964",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta", \.beta, in: .within(0..<1), synonyms: ["momentum", "decay"], "share of the average kept"),
      .flag("bias_correction", \.biasCorrection, synonyms: ["debias"], "divide by 1 − beta^t"),
    ],
    page: CardPage(
      """
      Keeps a moving average of the gradients and steps along it. What stays the same from step to step \
      adds up, what changes its sign cancels.
      """,
      formula: """
        v <- beta v + (1-beta) g; \
        x <- x - lr v; \
        bias_correction: x <- x - lr v / (1 - beta^t) instead
        """,
      use: """
        In long narrow valleys, where plain descent zigzags, and to see the rule that lectures write down. \
        Without `bias_correction` the first steps are short.
        """,
      differs: """
        PyTorch's momentum adds gradients whole: at a constant lr this takes the steps of `sgd` with the \
        same momentum and (1-beta) times the lr.
        """))

  package var slots: [String] { ["mean"] }

  package func move(_ motion: Motion) {
    let (kept, taken) = (Float(beta), Float(1 - beta))
    let scale = biasCorrection ? 1 / (1 - Exact.power(beta, motion.step)) : 1
    let stepSize = Float(motion.lr * scale)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, v in
      v = kept * v + taken * g
      w -= stepSize * v
    }
  }
}
