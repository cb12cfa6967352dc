import DescentCatalogue
import DescentTensor

/// Adam's steps, made as long as the weights of their tensor.
///
/// Source: You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes", 2020,
/// arXiv:1904.00962, third version, as in optax.lamb. A tensor of zeros takes a plain step of Adam.
package struct LAMB: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-6
  package var decay = 0.0
  package var raw = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "lamb", synonyms: ["LAMB", "Lamb"],
    summary: "adam's steps, made as long as the weights of their tensor",
    example: "optimizer lamb(lr=0.01)",
    source: "You et al. 2020, arXiv:1904.00962; optax.lamb",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step over the weights"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "share of the weights in the step, before its length is set"),
      .flag(
        "raw", \.raw,
        "correct the mean alone, last, and shrink weights apart, as pytorch_optimizer does"),
    ],
    page: CardPage(
      """
      Takes the direction of adam and gives the step of each tensor the length of its weights, times lr. \
      All layers then learn at one relative speed, however their gradients are scaled.
      """,
      formula: """
        m, v as in adam; \
        u = m/(1-beta1^t) / (sqrt(v / (1-beta2^t)) + eps) + decay x; \
        x <- x - lr |x|/|u| u, with 1 for |x|/|u| if either is 0
        """,
      use: """
        Batches of thousands of rows, where `adamw` breaks as lr is raised. In small batches it gains \
        nothing.
        """))

  package var slots: [String] { ["mean", "square"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { max($0, $1.count) } }

  package func move(_ motion: Motion) {
    if raw {
      moveRaw(motion)
      return
    }
    guard let room = motion.further.scratch?.first(motion.weights.count) else { return }
    propose(motion, into: room)
    let weights = Exact.sqrt(motion.engine.sumOfSquares(motion.weights))
    let step = Exact.sqrt(motion.engine.sumOfSquares(room))
    let ratio = Float(weights == 0 || step == 0 ? 1 : weights / step)
    let lr = Float(motion.lr)
    motion.engine.sweep(motion.weights, room) { w, step in w -= lr * (step * ratio) }
  }

  /// The form of pytorch_optimizer, in which weights count as no longer than 10.
  private func moveRaw(_ motion: Motion) {
    guard let room = motion.further.scratch?.first(motion.weights.count) else { return }
    let (kept1, kept2, shrunk) = (Float(beta1), Float(beta2), motion.shrinking(by: decay))
    let (taken1, taken2, least) = (Float(1 - beta1), Float(1 - beta2), Float(eps: eps))
    motion.engine.sweep(room, motion.gradient, motion.slots[0], motion.slots[1]) { step, g, m, v in
      m = m * kept1 + taken1 * g
      v = v * kept2 + (taken2 * g) * g
      step = m / (squareRoot(v) + least)
    }
    if shrunk != 1 { motion.engine.sweep(motion.weights) { w in w *= shrunk } }
    let weights = min(Exact.sqrt(motion.engine.sumOfSquares(motion.weights)), 10)
    let step = Exact.sqrt(motion.engine.sumOfSquares(room))
    let ratio = weights == 0 || step == 0 ? 1 : weights / (step + eps)
    let length = Float(motion.lr / (1 - Exact.power(beta1, motion.step)) * ratio)
    motion.engine.sweep(motion.weights, room) { w, step in w -= length * step }
  }

  /// 1 less a share's power, the power rounded before, as optax has it.
  private func correction(_ share: Double, _ step: Int) -> Float {
    max(1 - Float(Exact.power(Double(Float(share)), step)), 0x1p-24)
  }

  /// Writes the step before its length is set.
  private func propose(_ motion: Motion, into room: Vector) {
    let (kept1, kept2) = (Float(beta1), Float(beta2))
    let (taken1, taken2) = (Float(1 - beta1), Float(1 - beta2))
    let (scale1, scale2) = (correction(beta1, motion.step), correction(beta2, motion.step))
    let least = Float(eps: eps)
    let share = motion.isDecayed ? Float(decay) : 0
    motion.engine.sweep(room, motion.gradient, motion.slots[0], motion.slots[1]) { step, g, m, v in
      m = taken1 * g + kept1 * m
      v = taken2 * (g * g) + kept2 * v
      step = (m / scale1) / (squareRoot(v / scale2) + least)
    }
    guard share != 0 else { return }
    motion.engine.sweep(room, motion.weights) { step, w in step += share * w }
  }
}
