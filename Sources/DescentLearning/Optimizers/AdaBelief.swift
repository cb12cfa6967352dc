import DescentCatalogue
import DescentTensor

/// Adam that divides by how far gradients lie from their own mean.
///
/// Source: Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients",
/// 2020, arXiv:2010.07468, in the order of operations of pytorch_optimizer, where one eps is both of these;
/// `decay` is decoupled and spares biases.
package struct AdaBelief: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-16
  package var epsRoot = 1e-16
  package var rectify = false
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adabelief", synonyms: ["AdaBelief", "Adabelief"],
    summary: "adam that divides by how far gradients lie from their own mean",
    example: "optimizer adabelief(lr=1e-3)",
    source: "Zhuang et al. 2020, arXiv:2010.07468; pytorch_optimizer.AdaBelief",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean deviation kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number("eps_root", \.epsRoot, in: .atLeast(0), "added to the mean deviation at each update"),
      .flag("rectify", \.rectify, synonyms: ["rectified"], "divide once enough was seen, as radam does"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Divides by how far gradients lie from their own mean rather than by how large they are. Where a \
      gradient is what was expected steps are long, where it is a surprise they are short.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m <- beta1 m + (1-beta1) g; \
        s <- beta2 s + (1-beta2) (g - m)^2 + eps_root; \
        x <- x - lr/(1-beta1^t) m / (sqrt(s) / sqrt(1-beta2^t) + eps)
        """,
      use: """
        Where `adam` trains well and generalizes less well than `sgd`. Mind eps: without noise s nearly \
        vanishes, and steps become as long as eps lets them.
        """))

  package var slots: [String] { ["mean", "deviation"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (eps, inner) = (Float(eps: eps), Float(epsRoot))
    let (kept, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let scale = scale(of: motion)
    let shrunk = shrinking(motion)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, s in
      w *= shrunk
      m = moved(m, toward: g, by: taken1)
      let distance = g - m
      s = s * kept + (taken2 * distance) * distance + inner
      let step = scale.step * m
      w -= scale.isDivided ? step / (squareRoot(s) / scale.root + eps) : step
    }
  }

  /// What a step is multiplied by, whether it is divided, and what the divisor's root is divided by.
  private func scale(of motion: Motion) -> (step: Float, root: Float, isDivided: Bool) {
    let correction = 1 - Exact.power(beta1, motion.step)
    let squares = 1 - Exact.power(beta2, motion.step)
    guard rectify else { return (Float(motion.lr / correction), Float(Exact.sqrt(squares)), true) }
    let length = RunningLength(beta: beta2, step: motion.step)
    guard length.now >= 5 else { return (Float(motion.lr / correction), 1, false) }
    return (Float(motion.lr * Exact.sqrt(squares * length.variance) / correction), 1, true)
  }
}
