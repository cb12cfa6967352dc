import DescentCatalogue
import DescentTensor

/// Steps of one length in the direction of the gradient's sign.
///
/// Source: Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems", 2018,
/// arXiv:1802.04434; the sign of 0 is 0. `decay` is decoupled and spares biases.
package struct SignSGD: Optimizer {
  package var lr = 1e-3
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "signsgd", synonyms: ["SignSGD", "sign_sgd"],
    summary: "steps of one length along the gradient's sign",
    example: "optimizer signsgd(lr=1e-3)",
    source: "Bernstein et al. 2018, arXiv:1802.04434; optax.sign_sgd",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Moves each weight by lr against the sign of its gradient. The size of the gradient is thrown away, so \
      that a tiny one moves a weight as far as a huge one.
      """,
      formula: "x <- x (1 - lr decay); x <- x - lr sign(g)",
      use: """
        To see what the sign alone is worth. At a constant lr it never settles, and `signum` or `lion` is \
        nearly always better.
        """))

  package var slots: [String] { [] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w = w * shrunk - lr * sign(g) }
  }
}
