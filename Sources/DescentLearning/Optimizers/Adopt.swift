import DescentCatalogue
import DescentTensor

/// Adam that divides a gradient by the mean square of those before it, so that every beta2 converges.
///
/// Source: Taniguchi et al., "ADOPT: Modified Adam Can Converge with Any β₂ with the Optimal Rate", 2024,
/// arXiv:2411.02853, algorithm 2, in the form of iShohei220/adopt; `decay` is decoupled and spares biases.
/// The first update only looks at its gradient.
package struct Adopt: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.9999
  package var eps = 1e-6
  package var clip = "previous"
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adopt", synonyms: ["ADOPT", "Adopt"],
    summary: "adam that divides by the squares of earlier gradients alone",
    example: "optimizer adopt(lr=1e-3)",
    source: "Taniguchi et al. 2024, arXiv:2411.02853; iShohei220/adopt",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .word(
        "clip", \.clip, of: ["previous", "current", "none"],
        "divided gradients end at n^¼, n the updates before this one; pytorch_optimizer counts it too"),
      .number(
        "decay", \.decay, in: .atLeast(0), "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Divides a gradient by the mean square of those before it, and takes the mean after that. What divides \
      no longer depends on what is divided, and descent converges whatever beta2 is.
      """,
      formula: """
        t = 1: v <- g^2 and no step; \
        x <- x (1 - lr decay); \
        u = g / max(sqrt(v), eps), kept within +-(t-1)^(1/4); \
        m <- beta1 m + (1-beta1) u; \
        x <- x - lr m; \
        v <- beta2 v + (1-beta2) g^2
        """,
      use: """
        Where `adam` never settles, as under strong noise and a small beta2. The first update only looks, \
        which counts on runs of a few steps.
        """))

  package var slots: [String] { ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let shrunk = shrinking(motion)
    if motion.step == 1 {
      motion.engine.sweep(motion.weights, motion.gradient, motion.slots[1]) { w, g, v in
        w *= shrunk
        v = g * g
      }
      return
    }
    let (lr, eps, end) = (Float(motion.lr), Float(eps: eps), end(at: motion.step))
    let (kept, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      let root = squareRoot(v)
      let divided = g / (root > eps ? root : eps)
      let clipped = divided > end ? end : divided < -end ? -end : divided
      m = moved(m, toward: clipped, by: taken1)
      w = w * shrunk - lr * m
      v = v * kept + (taken2 * g) * g
    }
  }

  /// The largest size of a divided gradient.
  private func end(at step: Int) -> Float {
    switch clip {
    case "previous": Float(Exact.sqrt(Exact.sqrt(Double(step - 1))))
    case "current": Float(Exact.sqrt(Exact.sqrt(Double(step))))
    default: .infinity
    }
  }
}
