import DescentCatalogue
import DescentTensor

/// Weights drawn from the sum of all gradients over the cube root of the sum of their squares.
///
/// Source: Defazio and Jelassi, "Adaptivity without Compromise: A Momentumized, Adaptive, Dual Averaged
/// Gradient Method", 2021, arXiv:2101.11075, algorithm 1, in the form of facebookresearch/madgrad.
package struct MADGRAD: Optimizer {
  package var lr = 0.01
  package var momentum = 0.9
  package var eps = 1e-6

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "madgrad", synonyms: ["MADGRAD", "Madgrad"],
    summary: "weights drawn from the sum of all gradients over a cube root of their squares",
    example: "optimizer madgrad(lr=0.01)",
    source: "Defazio and Jelassi 2021, arXiv:2101.11075; facebookresearch/madgrad",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu"],
        "share of the weights kept at an update"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor; added to lr too"),
    ],
    page: CardPage(
      """
      Places the weights by the sum of all gradients since the start, over the cube root of the sum of \
      their squares. The weights are drawn there by a share at each step, which acts as momentum.
      """,
      formula: """
        k = (lr + eps) sqrt(t); \
        q <- q + k g^2; \
        s <- s + k g; \
        z = x0 - s / (cbrt(q) + eps); \
        x <- x + (1-momentum) (z - x)
        """,
      use: """
        Where some gradients are sparse and others dense, at about the lr of adam up to that of sgd. \
        Nothing is ever forgotten, so penalties have to be weaker than with other optimizers.
        """))

  package var slots: [String] { ["start", "sum", "sum_of_squares"] }

  package func move(_ motion: Motion) {
    if motion.step == 1 { motion.engine.sweep(motion.slots[0], motion.weights) { start, w in start = w } }
    let lr = motion.lr == 0 ? 0 : motion.lr + eps
    let rate = Float(lr * Exact.sqrt(Double(motion.step)))
    let (taken, eps) = (Float(1 - momentum), Float(eps: eps))
    motion.engine.sweep(
      motion.weights, motion.gradient, motion.slots[0], motion.slots[1], motion.slots[2]
    ) { w, g, start, s, q in
      q += (rate * g) * g
      s += rate * g
      // Written as a difference, which leaves a weight that is where it should be as it is.
      w -= taken * (w - (start - s / (cubeRoot(q) + eps)))
    }
  }
}
