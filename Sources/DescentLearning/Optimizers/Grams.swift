import DescentCatalogue
import DescentTensor

/// Steps as long as adam's in the direction of the gradient's own sign.
///
/// Source: Cao, Li and Song, "Grams: Gradient Descent with Adaptive Momentum Scaling", 2024,
/// arXiv:2412.17107, in the form of pytorch_optimizer.Grams; `decay` is decoupled and spares biases.
package struct Grams: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-6
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "grams", synonyms: ["Grams"],
    summary: "steps as long as adam's, each against its gradient's sign",
    example: "optimizer grams(lr=1e-3)",
    source: "Cao et al. 2024, arXiv:2412.17107; pytorch_optimizer.Grams",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Takes from adam how long a step is, and from the gradient of the moment which way it goes. A mean that \
      still points the old way therefore never moves a weight uphill.
      """,
      formula: """
        m <- b1 m + (1-b1) g; v <- b2 v + (1-b2) g²; x <- x (1 - lr wd); \
        x <- x - lr |m/c1 / (√v/√c2 + eps)| sign(g); c1 = 1 - b1^t; c2 = 1 - b2^t
        """,
      use: "In place of adam where gradients turn often; where they are mostly noise, so is their sign."))

  package var slots: [String] { ["mean", "square"] }
  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    let (beta2, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let scale = Float(1 - Exact.power(beta1, motion.step))
    let rootScale = Float(Exact.sqrt(1 - Exact.power(self.beta2, motion.step)))
    let eps = Float(eps: eps)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      m = moved(m, toward: g, by: taken1)
      v = v * beta2 + (taken2 * g) * g
      let length = abs((m / scale) / (squareRoot(v) / rootScale + eps))
      w = w * shrunk - lr * (length * sign(g))
    }
  }
}
