import DescentCatalogue
import DescentTensor

/// Steps along the mean of gradients that have each been divided by their own root mean square.
///
/// Source: Ziyin, Wang and Ueda, "LaProp: Separating Momentum and Adaptivity in Adam", 2020,
/// arXiv:2002.04839, algorithm 1, which multiplies by lr at the step; `decay` is decoupled, comes after it
/// and spares biases.
package struct LaProp: Optimizer {
  package var lr = 4e-4
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-15
  package var epsRoot = 0.0
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "laprop", synonyms: ["LaProp", "Laprop"],
    summary: "adam that divides each gradient before the mean is taken",
    example: "optimizer laprop(lr=4e-4)",
    source: "Ziyin et al. 2020, arXiv:2002.04839",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number("eps_root", \.epsRoot, in: .atLeast(0), "added under the root; pytorch_optimizer has 1e-15"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Divides each gradient by the root mean square before momentum takes it in. The two then do not \
      disturb one another, and a long momentum beside a short memory of squares stays stable.
      """,
      formula: """
        v <- beta2 v + (1-beta2) g^2; \
        d = (sqrt(v + eps_root) + eps) / sqrt(1-beta2^t); \
        m <- beta1 m + (1-beta1) g / d; \
        x <- x - lr/(1-beta1^t) m; \
        x <- x (1 - lr decay)
        """,
      use: """
        Where `adam` turns unstable as its betas are moved. At the usual betas the two hardly differ.
        """))

  package var slots: [String] { ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let stepSize = Float(motion.lr / (1 - Exact.power(beta1, motion.step)))
    let rootScale = Float(Exact.sqrt(1 - Exact.power(beta2, motion.step)))
    let (kept1, taken1) = (Float(beta1), Float(1 - beta1))
    let (kept2, taken2) = (Float(beta2), Float(1 - beta2))
    let (inner, eps, shrunk) = (Float(epsRoot), Float(eps: eps), shrinking(motion))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      v = v * kept2 + (taken2 * g) * g
      let divisor = (squareRoot(v + inner) + eps) / rootScale
      m = m * kept1 + (taken1 * g) / divisor
      w = (w - stepSize * m) * shrunk
    }
  }
}
