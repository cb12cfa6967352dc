import DescentCatalogue
import DescentTensor

/// Adam with Nesterov's look ahead made of the differences of gradients.
///
/// Source: Xie et al., "Adan: Adaptive Nesterov Momentum Algorithm", 2022, arXiv:2208.06677, in the form of
/// sail-sg/Adan, whose betas are 1 − those of the paper; `decay` spares biases.
package struct Adan: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.98
  package var beta2 = 0.92
  package var beta3 = 0.99
  package var eps = 1e-8
  package var decay = 0.0
  package var proximal = true

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adan", synonyms: ["Adan"],
    summary: "adam that looks ahead along the differences of gradients",
    example: "optimizer adan(lr=1e-3, decay=0.02)",
    source: "Xie et al. 2022, arXiv:2208.06677; sail-sg/Adan",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"],
        "share of the mean difference kept"),
      .number(
        "beta3", \.beta3, in: .within(0..<1), synonyms: ["beta_3", "b3"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
      .flag("proximal", \.proximal, "shrink weights after the step, by division; else before it"),
    ],
    page: CardPage(
      """
      Steps along a mean of the gradient and along a mean of its change from step to step. That looks ahead \
      as nesterov does, without a gradient at a second place.
      """,
      formula: """
        d = g - g_before, 0 at t = 1; \
        m <- beta1 m + (1-beta1) g; \
        v <- beta2 v + (1-beta2) d; \
        n <- beta3 n + (1-beta3) (g + beta2 d)^2; \
        k = sqrt(n) / sqrt(1-beta3^t) + eps; \
        x <- x - lr/(1-beta1^t) m / k - lr beta2/(1-beta2^t) v / k; \
        x <- x / (1 + lr decay); \
        proximal=false: x <- x (1 - lr decay) before the step instead
        """,
      use: """
        Large networks on which `adamw` gets no further; it bears a larger lr. It keeps four vectors beside \
        the weights, twice as many as adam.
        """))

  package var slots: [String] { ["mean", "difference", "square", "previous"] }

  package var usesDecay: Bool { decay != 0 }

  package func move(_ motion: Motion) {
    // The first gradient has none before it and differs from none.
    if motion.step == 1 { motion.engine.sweep(motion.slots[3], motion.gradient) { p, g in p = g } }
    let shrunk = motion.isDecayed && !proximal ? Float(1 - motion.lr * decay) : 1
    let divided = motion.isDecayed && proximal ? Float(1 + motion.lr * decay) : 1
    let along = Float(motion.lr / (1 - Exact.power(beta1, motion.step)))
    let ahead = Float(motion.lr * beta2 / (1 - Exact.power(beta2, motion.step)))
    let rootScale = Float(Exact.sqrt(1 - Exact.power(beta3, motion.step)))
    let (taken1, taken2, taken3) = (Float(1 - beta1), Float(1 - beta2), Float(1 - beta3))
    let (weighed, kept, eps) = (Float(beta2), Float(beta3), Float(eps: eps))
    motion.engine.sweep(
      motion.weights, motion.gradient, motion.slots[0], motion.slots[1], motion.slots[2], motion.slots[3]
    ) { w, g, m, v, n, p in
      let difference = g - p
      p = g
      m = moved(m, toward: g, by: taken1)
      v = moved(v, toward: difference, by: taken2)
      let expected = difference * weighed + g
      n = n * kept + (taken3 * expected) * expected
      let divisor = squareRoot(n) / rootScale + eps
      w *= shrunk
      w -= (along * m) / divisor
      w -= (ahead * v) / divisor
      w /= divided
    }
  }
}
