import DescentCatalogue
import DescentTensor

/// Adam with a second, slow mean, which remembers gradients for thousands of updates.
///
/// Source: Pagliardini, Ablin and Grangier, "The AdEMAMix Optimizer: Better, Faster, Older", 2024,
/// arXiv:2409.03137, in the order of operations of pytorch_optimizer; `decay` is decoupled and spares biases.
package struct AdEMAMix: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var beta3 = 0.9999
  package var alpha = 5.0
  package var rampSteps = 0
  package var eps = 1e-8
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "ademamix", synonyms: ["AdEMAMix", "Ademamix"],
    summary: "adam with a second mean that remembers thousands of updates",
    example: "optimizer ademamix(lr=1e-3, t_alpha_beta3=1000)",
    source: "Pagliardini et al. 2024, arXiv:2409.03137",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean square kept"),
      .number(
        "beta3", \.beta3, in: .within(0..<1), synonyms: ["beta_3", "b3"], "share of the slow mean kept"),
      .number("alpha", \.alpha, in: .atLeast(0), "weight of the slow mean"),
      .count(
        "t_alpha_beta3", \.rampSteps, in: .atLeast(0), synonyms: ["T", "t_alpha", "t_beta3", "warmup"],
        "updates over which alpha grows from 0 and beta3 from beta1"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Adds to the mean of adam a slow one that remembers thousands of steps. Old gradients stay useful for \
      long, as the fast mean answers to what is new.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m, v as in adam; \
        s <- beta3 s + (1-beta3) g; \
        x <- x - lr (m/(1-beta1^t) + alpha s) / (sqrt(v)/sqrt(1-beta2^t) + eps); \
        before t_alpha_beta3 alpha grows from 0 and beta3 from beta1
        """,
      use: """
        Runs of tens of thousands of steps, with `t_alpha_beta3` set to about their number. On short runs \
        the slow mean has nothing to remember.
        """))

  package var slots: [String] { ["mean", "square", "slow_mean"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, eps, shrunk) = (Float(motion.lr), Float(eps: eps), shrinking(motion))
    let (weight, slow) = slowMean(at: motion.step)
    let correction = Float(1 - Exact.power(beta1, motion.step))
    let rootScale = Float(Exact.sqrt(1 - Exact.power(beta2, motion.step)))
    let (kept, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let (taken3, alpha) = (Float(1 - slow), Float(weight))
    motion.engine.sweep(
      motion.weights, motion.gradient, motion.slots[0], motion.slots[1], motion.slots[2]
    ) { w, g, m, v, s in
      w *= shrunk
      m = moved(m, toward: g, by: taken1)
      v = v * kept + (taken2 * g) * g
      s = moved(s, toward: g, by: taken3)
      w -= (lr * (m / correction + alpha * s)) / (squareRoot(v) / rootScale + eps)
    }
  }

  /// The weight of the slow mean, and the share of it that is kept: its half-life grows evenly.
  private func slowMean(at step: Int) -> (weight: Double, kept: Double) {
    guard step < rampSteps else { return (alpha, beta3) }
    let share = Double(step) / Double(rampSteps)
    let inverse = (1 - share) / Exact.log(beta1) + share / Exact.log(beta3)
    return (Double(step) * alpha / Double(rampSteps), min(Exact.exp(1 / inverse), beta3))
  }
}
