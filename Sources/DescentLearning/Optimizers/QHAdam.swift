import DescentCatalogue
import DescentTensor

/// Adam with mixtures of what is new and its moving average, above and below the line.
///
/// Source: Ma and Yarats 2018, arXiv:1810.06801, equations 14 and 15, in the order of operations of
/// facebookresearch/qhoptim; `decay` is decoupled and spares biases.
package struct QHAdam: Optimizer {
  package var lr = 1e-3
  package var nu1 = 1.0
  package var nu2 = 1.0
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "qhadam", synonyms: ["QHAdam", "QHAdamW"],
    summary: "adam with mixtures of what is new and its moving average",
    example: "optimizer qhadam(lr=1e-3, nu1=0.7)",
    source: "Ma and Yarats 2018, arXiv:1810.06801; facebookresearch/qhoptim",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number("nu1", \.nu1, in: .within(0...1), synonyms: ["nus"], "share of the mean in the step"),
      .number("nu2", \.nu2, in: .within(0...1), "share of the mean square in the divisor"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Mixes what is new into the mean of the gradient, and into that of its square, at the step alone. With \
      both shares at 1 it is adam, and below 1 the newest gradient counts for more.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m, v as in adam, each over 1 - beta^t; \
        x <- x - lr (nu1 m + (1-nu1) g) / (sqrt(nu2 v + (1-nu2) g^2) + eps)
        """,
      use: """
        As `adam` with a longer memory: its authors advise nu1 0.7 with beta1 0.995. At the defaults it is \
        adam, and needs no place in a recipe.
        """))

  package var slots: [String] { ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, eps, shrunk) = (Float(motion.lr), Float(eps: eps), shrinking(motion))
    // Averages corrected as they go: each weighs all gradients so far.
    let taken1 = Float((1 - beta1) / (1 - Exact.power(beta1, motion.step)))
    let taken2 = Float((1 - beta2) / (1 - Exact.power(beta2, motion.step)))
    let (old1, new1) = (Float(nu1), Float(1 - nu1))
    let (old2, new2) = (Float(nu2), Float(1 - nu2))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      w *= shrunk
      let square = g * g
      m = moved(m, toward: g, by: taken1)
      v = moved(v, toward: square, by: taken2)
      let divisor = squareRoot(v * old2 + new2 * square) + eps
      w -= (lr * (m * old1 + new1 * g)) / divisor
    }
  }
}
