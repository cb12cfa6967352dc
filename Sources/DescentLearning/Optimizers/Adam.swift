import DescentCatalogue
import DescentTensor

/// Steps scaled by moving averages of the gradient and of its square.
///
/// Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, arXiv:1412.6980, algorithm 1,
/// in the order of operations of torch.optim.Adam; amsgrad is Reddi et al. 2018, arXiv:1904.09237.
package struct Adam: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var amsgrad = false
  package var amsgradCorrected = false
  package var epsHat = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adam", synonyms: ["Adam"],
    summary: "steps scaled by moving averages of the gradient and of its square",
    example: "optimizer adam(lr=1e-3)",
    source: "Kingma and Ba 2015, arXiv:1412.6980; torch.optim.Adam",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .flag("amsgrad", \.amsgrad, "divide by the largest mean square so far"),
      .flag(
        "amsgrad_corrected", \.amsgradCorrected, synonyms: ["bias_correction_nu"],
        "with amsgrad, compare mean squares after their correction, as optax does"),
      .flag("eps_hat", \.epsHat, "add eps before the corrections, as Keras does"),
    ],
    page: CardPage(
      """
      Keeps a moving average of the gradient and one of its square, and divides the first by the root of \
      the second, weight by weight. So every weight takes steps of about lr, whatever the scale of its \
      gradient.
      """,
      formula: """
        m <- beta1 m + (1-beta1) g; \
        v <- beta2 v + (1-beta2) g^2; \
        x <- x - lr/(1-beta1^t) m / (sqrt(v) / sqrt(1-beta2^t) + eps); \
        amsgrad: the largest v so far instead of v
        """,
      use: """
        The first to try: it works over a wide range of lr and forgives bad scaling. A well tuned `sgd` \
        with momentum may end at a better test figure, and where weights are to decay, `adamw` does it \
        better.
        """,
      differs: """
        betas are `beta1` and `beta2`; weight_decay is `penalty l2`. The numbers are those of \
        torch.optim.Adam; Keras adds eps before the correction of v.
        """))

  package var slots: [String] { amsgrad ? ["mean", "square", "largest"] : ["mean", "square"] }

  package func move(_ motion: Motion) {
    AdamRule(
      beta1: beta1, beta2: beta2, eps: eps, decay: 0, isLargestKept: amsgrad,
      isLargestCorrected: amsgradCorrected, isCorrected: true, isEpsLast: epsHat
    ).move(motion)
  }
}

/// The rule that adam and adamw share.
struct AdamRule {
  let beta1: Double
  let beta2: Double
  let eps: Double
  /// The share of lr by which weights shrink first.
  let decay: Double
  let isLargestKept: Bool
  /// Whether a mean square is corrected before it is compared.
  var isLargestCorrected = false
  let isCorrected: Bool
  /// Whether eps is added to the root as it is and the correction comes after.
  let isEpsLast: Bool

  func move(_ motion: Motion) {
    let constants = constants(of: motion)
    if isLargestKept {
      largestKeepingPass(motion, constants)
    } else {
      motion.engine.adam(
        motion.weights, motion.gradient, mean: motion.slots[0], square: motion.slots[1], constants: constants)
    }
  }

  private func constants(of motion: Motion) -> AdamConstants {
    let mean = isCorrected ? 1 - Exact.power(beta1, motion.step) : 1
    let root = isCorrected ? Exact.sqrt(1 - Exact.power(beta2, motion.step)) : 1
    return AdamConstants(
      beta1: Float(beta1), beta2: Float(beta2), oneMinusBeta1: Float(1 - beta1),
      oneMinusBeta2: Float(1 - beta2),
      stepSize: Float(isEpsLast ? motion.lr * root / mean : motion.lr / mean),
      rootScale: isEpsLast ? 1 : Float(root), eps: Float(eps: eps), decay: motion.shrinking(by: decay))
  }

  private func largestKeepingPass(_ motion: Motion, _ c: AdamConstants) {
    let isEarly = isLargestCorrected && isCorrected && !isEpsLast
    let correction = isEarly ? Float(1 - Exact.power(beta2, motion.step)) : 1
    let scale = isEarly ? 1 : c.rootScale
    motion.engine.sweep(
      motion.weights, motion.gradient, motion.slots[0], motion.slots[1], motion.slots[2]
    ) { w, g, m, v, largest in
      w = w * c.decay
      m = moved(m, toward: g, by: c.oneMinusBeta1)
      v = v * c.beta2 + (c.oneMinusBeta2 * g) * g
      let candidate = v / correction
      largest = largest > candidate ? largest : candidate
      let divisor = squareRoot(largest) / scale + c.eps
      w = w + (-c.stepSize * m) / divisor
    }
  }
}
