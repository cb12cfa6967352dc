import DescentCatalogue
import DescentTensor

/// Adam that waits with its divisor until enough squares have been seen to trust their mean.
///
/// Source: Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, arXiv:1908.03265,
/// algorithm 2, in the order of operations of torch.optim.RAdam; `decay` is its decoupled form and spares
/// biases.
package struct RAdam: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "radam", synonyms: ["RAdam", "RectifiedAdam", "rectified_adam"],
    summary: "adam that divides only once enough squares have been seen",
    example: "optimizer radam(lr=1e-3)",
    source: "Liu et al. 2020, arXiv:1908.03265; torch.optim.RAdam",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
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
      Asks how many squares its divisor has seen, and steps without it while these are too few to be \
      trusted. Later steps are scaled by that trust, which does the work of a warm-up.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m, v as in adam; \
        r = 2/(1-beta2) - 1, p = r - 2 t beta2^t / (1-beta2^t); \
        p <= 5: x <- x - lr m / (1-beta1^t); \
        q = sqrt((p-4) (p-2) r / ((r-4) (r-2) p)); \
        p > 5: x <- x - lr q m/(1-beta1^t) sqrt(1-beta2^t) / (sqrt(v) + eps)
        """,
      use: """
        Where `adam` goes astray in its first epochs. Behind a `warmup` there is little left to gain.
        """,
      differs: """
        `decay` is weight_decay under decoupled_weight_decay=True; without that it is `penalty l2`.
        """))

  package var slots: [String] { ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, eps, shrunk) = (Float(motion.lr), Float(eps: eps), shrinking(motion))
    let (kept, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let correction = Float(1 - Exact.power(beta1, motion.step))
    let length = RunningLength(beta: beta2, step: motion.step)
    let isRectified = length.now > 5
    let rootScale = Float(Exact.sqrt(1 - Exact.power(beta2, motion.step)))
    let rectified = isRectified ? Float(Exact.sqrt(length.variance)) : 1
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      w *= shrunk
      m = moved(m, toward: g, by: taken1)
      v = v * kept + (taken2 * g) * g
      let step = m / correction * lr
      let divided = step * (1 / (squareRoot(v) + eps) * rootScale) * rectified
      w -= isRectified ? divided : step
    }
  }
}

/// How many squares a running mean of them stands for: after so many updates, and in the end.
struct RunningLength {
  let now: Double
  let limit: Double

  init(beta: Double, step: Int) {
    let power = Exact.power(beta, step)
    limit = 2 / (1 - beta) - 1
    now = limit - 2 * Double(step) * power / (1 - power)
  }

  /// The variance of a step divided by the full mean, over that divided by the mean so far; `now` is above 4.
  var variance: Double {
    (now - 4) * (now - 2) * limit / ((limit - 4) * (limit - 2) * now)
  }
}
