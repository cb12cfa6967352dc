import DescentCatalogue
import DescentTensor

/// Adam whose mean square moves by a share of the new square alone, and so never fast.
///
/// Source: Zaheer et al., "Adaptive Methods for Nonconvex Optimization", NeurIPS 2018, with both averages
/// started above 0 and corrected for it as in optax and pytorch_optimizer, in the latter's order of
/// operations; `decay` is decoupled and spares biases.
package struct Yogi: Optimizer {
  package var lr = 0.01
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-3
  package var initialAccumulator = 1e-6
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "yogi", synonyms: ["Yogi"],
    summary: "adam whose divisor never changes fast",
    example: "optimizer yogi(lr=0.01)",
    source: "Zaheer et al. 2018; optax.yogi",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"],
        "1 − the share of a square by which the mean square moves"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "initial_accumulator", \.initialAccumulator, in: .within(0...1e30),
        synonyms: ["initial_accumulator_value"], "where the mean and the mean square begin"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Lets the mean square of adam move by a share of the new square alone, up or down. So it cannot \
      collapse after large gradients, and steps do not suddenly grow.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m <- beta1 m + (1-beta1) g; \
        v <- v - (1-beta2) sign(v - g^2) g^2; \
        x <- x - lr/(1-beta1^t) m / (sqrt(v) / sqrt(1-beta2^t) + eps); \
        m and v begin at initial_accumulator
        """,
      use: """
        Gradients that come in bursts, after which the divisor of `adam` forgets too fast. The large eps is \
        a part of the method; a smaller one brings it back to adam.
        """))

  package var slots: [String] { ["mean", "square"] }
  package var beginnings: [String] { ["initial_accumulator"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    if motion.step == 1 { motion.slots.forEach { $0.fill(Float(initialAccumulator)) } }
    let stepSize = Float(motion.lr / (1 - Exact.power(beta1, motion.step)))
    let rootScale = Float(Exact.sqrt(1 - Exact.power(beta2, motion.step)))
    let (taken1, taken2, eps) = (Float(1 - beta1), Float(1 - beta2), Float(eps: eps))
    let shrunk = shrinking(motion)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      w *= shrunk
      let square = g * g
      m = moved(m, toward: g, by: taken1)
      v -= (taken2 * sign(v - square)) * square
      w -= (stepSize * m) / (squareRoot(v) / rootScale + eps)
    }
  }
}
