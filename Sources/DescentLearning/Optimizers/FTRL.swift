import DescentCatalogue
import DescentTensor

/// The weights that would have been best for all gradients so far, held near 0 and near where they were.
///
/// Source: McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013, algorithm 1, with its
/// sums multiplied by lr: a schedule then shortens steps and leaves weights alone.
package struct FTRL: Optimizer {
  package var lr = 0.1
  package var l1 = 0.0
  package var l2 = 0.0
  package var beta = 0.0
  package var initialAccumulator = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "ftrl", synonyms: ["FTRL", "Ftrl", "ftrl_proximal"],
    summary: "weights that follow from all gradients so far, exactly 0 where l1 says so",
    example: "optimizer ftrl(lr=0.1, l1=0.01)",
    source: "McMahan et al. 2013, KDD, algorithm 1",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "l1", \.l1, in: .atLeast(0), synonyms: ["lambda_1", "l1_regularization_strength"],
        "sum of gradients below which a weight is 0"),
      .number(
        "l2", \.l2, in: .atLeast(0), synonyms: ["lambda_2"], "pull towards 0; half of what Keras is given"),
      .number("beta", \.beta, in: .atLeast(0), "added to the root of the sum of squares"),
      .number(
        "initial_accumulator", \.initialAccumulator, in: .within(0...1e30),
        synonyms: ["initial_accumulator_value"], "where the sum of squares begins; Keras has 0.1"),
    ],
    page: CardPage(
      """
      Computes the weights anew at each step as those that would have served all gradients so far, with a \
      pull towards 0. A weight whose gradients do not add up to `l1` is exactly 0.
      """,
      formula: """
        r = sqrt(n), n <- n + g^2; \
        z <- z + lr g - (sqrt(n) - r) x; \
        x <- (lr l1 sign(z) - z) / (sqrt(n) + beta + lr l2); \
        x <- 0 where |z| <= lr l1
        """,
      use: """
        Wide sparse models, as for click rates, where most weights should be 0. Not for deep networks: a \
        weight that never had a gradient is 0, whatever it was drawn as.
        """))

  package var slots: [String] { ["sum", "sum_of_squares"] }
  package var beginnings: [String] { ["initial_accumulator"] }

  package func move(_ motion: Motion) {
    if motion.step == 1 { motion.slots[1].fill(Float(initialAccumulator)) }
    let (lr, beta) = (Float(motion.lr), Float(beta))
    let (threshold, pull) = (Float(motion.lr * l1), Float(motion.lr * l2))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, z, n in
      let old = squareRoot(n)
      n += g * g
      let root = squareRoot(n)
      z += lr * g - (root - old) * w
      let free = (sign(z) * threshold - z) / (root + beta + pull)
      w = abs(z) > threshold ? free : 0
    }
  }
}
