import DescentCatalogue
import DescentTensor

/// Adam with Nesterov's look ahead, whose share of momentum rises from half of beta1.
///
/// Source: Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, in the order of operations
/// of torch.optim.NAdam; `decay` is its decoupled form and spares biases.
package struct NAdam: Optimizer {
  package var lr = 2e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var momentumDecay = 4e-3
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "nadam", synonyms: ["NAdam", "Nadam", "nadamw"],
    summary: "adam that looks ahead along its mean, as nesterov does",
    example: "optimizer nadam(lr=2e-3)",
    source: "Dozat 2016; torch.optim.NAdam",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "momentum_decay", \.momentumDecay, in: .atLeast(0), synonyms: ["schedule_decay", "psi"],
        "how fast the look ahead grows to beta1; Keras has 1, optax as good as 1e9"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Steps along where the mean of adam is about to be, as nesterov does with its buffer. The share of \
      that look ahead rises from half of beta1 towards beta1 while the run goes on.
      """,
      formula: """
        x <- x (1 - lr decay); \
        u_t = beta1 (1 - 0.5 0.96^(t momentum_decay)), P_t = u_1 u_2 ... u_t; \
        m, v as in adam, d = sqrt(v / (1-beta2^t)) + eps; \
        x <- x - lr (1-u_t) / (1-P_t) g / d; \
        x <- x - lr u_(t+1) / (1 - P_t u_(t+1)) m / d
        """,
      use: """
        Instead of `adam`, where it often gains a little early in the run. Against a well tuned adam the \
        gain is small.
        """,
      differs: """
        `decay` is weight_decay under decoupled_weight_decay=True; without that it is `penalty l2`. Keras \
        has momentum_decay 1, optax no such rise.
        """))

  package var slots: [String] { ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (share, next) = (share(at: motion.step), share(at: motion.step + 1))
    let product = Double(product(through: motion.step))
    let alongGradient = Float(motion.lr * (1 - share) / (1 - product))
    let alongMean = Float(motion.lr * next / (1 - product * next))
    let shrunk = shrinking(motion)
    let (beta2, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let correction = Float(1 - Exact.power(self.beta2, motion.step))
    let eps = Float(eps: eps)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      w *= shrunk
      m = moved(m, toward: g, by: taken1)
      v = v * beta2 + (taken2 * g) * g
      let divisor = squareRoot(v / correction) + eps
      w -= (alongGradient * g) / divisor
      w -= (alongMean * m) / divisor
    }
  }

  /// The share of momentum μ of an update, from 1.
  private func share(at step: Int) -> Double {
    beta1 * (1 - 0.5 * Exact.pow(0.96, Double(step) * momentumDecay))
  }

  /// The product of the shares of the updates so far, rounded to binary32 at each as torch keeps it; below 1.
  private func product(through step: Int) -> Float {
    let ratio = Exact.pow(0.96, momentumDecay)
    var (product, power): (Float, Double) = (1, 1)
    var update = 0
    while update < step, product > 0 {
      power *= ratio
      product *= Float(beta1 * (1 - 0.5 * power))
      update += 1
    }
    return min(product, Float(1).nextDown)
  }
}
