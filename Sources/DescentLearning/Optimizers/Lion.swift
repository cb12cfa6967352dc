import DescentCatalogue
import DescentTensor

/// Steps of one length in the direction of the sign of a mixed mean.
///
/// Source: Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023, arXiv:2302.06675, program 1,
/// in the form of google/automl; `decay` is decoupled and spares biases.
package struct Lion: Optimizer {
  package var lr = 1e-4
  package var beta1 = 0.9
  package var beta2 = 0.99
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "lion", synonyms: ["Lion"],
    summary: "steps of one length along the sign of a mean, with less memory than adam",
    example: "optimizer lion(lr=3e-4, decay=0.1)",
    source: "Chen et al. 2023, arXiv:2302.06675; google/automl",
    options: [
      .number(
        "lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"],
        "step length; a third to a tenth of adam's"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"],
        "share of the mean in the step"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean kept"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Mixes the gradient with a mean of gradients and moves each weight by lr along the sign of the \
      mixture. All weights move by one length, and one vector of memory is enough.
      """,
      formula: """
        x <- x (1 - lr decay); \
        x <- x - lr sign(beta1 m + (1-beta1) g); \
        m <- beta2 m + (1-beta2) g
        """,
      use: """
        Large networks in large batches, at a third to a tenth of the lr of `adamw` and as many times its \
        decay. In small batches the sign throws too much away, and the steps never shrink without a \
        schedule.
        """))

  package var slots: [String] { ["mean"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    let (mixed, taken) = (Float(1 - beta1), Float(1 - beta2))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, m in
      w = w * shrunk - lr * sign(moved(m, toward: g, by: mixed))
      m = moved(m, toward: g, by: taken)
    }
  }
}
