import DescentCatalogue
import DescentTensor

/// Adam whose step lengths are held between bounds that close in on those of plain descent.
///
/// Source: Luo et al., "Adaptive Gradient Methods with Dynamic Bound of Learning Rate", 2019,
/// arXiv:1902.09843, in the form of Luolc/AdaBound, where a schedule scales the bounds; `decay` is decoupled
/// and spares biases.
package struct AdaBound: Optimizer {
  package var lr = 1e-3
  package var finalLR = 0.1
  package var gamma = 1e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var epsRoot = 0.0
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adabound", synonyms: ["AdaBound", "Adabound"],
    summary: "adam that turns into sgd, its step lengths held between closing bounds",
    example: "optimizer adabound(lr=1e-3, final_lr=0.1)",
    source: "Luo et al. 2019, arXiv:1902.09843; Luolc/AdaBound",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number("final_lr", \.finalLR, in: .atLeast(0), "step length that the bounds close in on"),
      .number("gamma", \.gamma, in: .above(0), "how fast they close"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the mean square kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number("eps_root", \.epsRoot, in: .atLeast(0), "added under the root; pytorch_optimizer has 1e-15"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Holds the step length that adam gives each weight between a floor and a ceiling. Both close in on \
      `final_lr`, so that a run begins as adam and ends as sgd.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m, v as in adam; \
        s = lr sqrt(1-beta2^t) / (1-beta1^t) / (sqrt(v + eps_root) + eps); \
        lo = final_lr (1 - 1/(gamma t + 1)); \
        hi = final_lr (1 + 1/(gamma t)); \
        x <- x - min(max(s, lo), hi) m
        """,
      use: """
        Where `adam` is the faster at first and `sgd` the better in the end. It wants two rates: `final_lr` \
        is what a good sgd would have.
        """))

  package var slots: [String] { ["mean", "square"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let squares = Exact.sqrt(1 - Exact.power(beta2, motion.step))
    let stepSize = Float(motion.lr * squares / (1 - Exact.power(beta1, motion.step)))
    let (kept, taken1, taken2) = (Float(beta2), Float(1 - beta1), Float(1 - beta2))
    let (least, most) = bounds(of: motion)
    let (inner, eps, shrunk) = (Float(epsRoot), Float(eps: eps), shrinking(motion))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, v in
      w *= shrunk
      m = moved(m, toward: g, by: taken1)
      v = v * kept + (taken2 * g) * g
      let free = stepSize / (squareRoot(v + inner) + eps)
      let raised = free > least ? free : least
      w -= (raised < most ? raised : most) * m
    }
  }

  /// The shortest and the longest step of an update.
  private func bounds(of motion: Motion) -> (least: Float, most: Float) {
    let final = lr == 0 ? 0 : finalLR * (motion.lr / lr)
    let closed = gamma * Double(motion.step)
    return (Float(final * (1 - 1 / (closed + 1))), Float(final + final / closed))
  }
}
