import DescentCatalogue
import DescentTensor

/// Steps that turn a tensor by a share of its length and keep it from growing.
///
/// Source: Bernstein et al., "On the distance between two neural networks and the stability of learning",
/// 2020, arXiv:2002.03432, algorithm 1, as in optax.fromage, but that a tensor whose gradient is zero stays
/// as it is.
package struct Fromage: Optimizer {
  package var lr = 0.01
  package var least = 1e-6

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "fromage", synonyms: ["Fromage"],
    summary: "steps that are one share of each tensor's length, which does not grow by them",
    example: "optimizer fromage(lr=0.01)",
    source: "Bernstein et al. 2020, arXiv:2002.03432; optax.fromage",
    options: [
      .number(
        "lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"],
        "step over the length of the weights"),
      .number(
        "least", \.least, in: .above(0), synonyms: ["min_norm"],
        "what lengths of weights and gradients count as at least"),
    ],
    page: CardPage(
      """
      Makes the step of each tensor as long as a fixed share of the tensor itself, whatever the gradient's \
      length, and then divides by what the step would have added to the length at a right angle. It keeps \
      nothing between updates.
      """,
      formula: "x <- (x - lr g max(‖x‖, a)/max(‖g‖, a)) / √(1 + lr²), tensor by tensor",
      use: "Where layers of very different sizes learn at one rate and memory is short; biases that begin at "
        + "0 grow slowly, and one lr suits most networks."))

  package var slots: [String] { [] }
  package var reach: Reach { .tensor }

  package func move(_ motion: Motion) {
    let weights = Exact.sqrt(motion.engine.sumOfSquares(motion.weights))
    let gradient = Exact.sqrt(motion.engine.sumOfSquares(motion.gradient))
    guard gradient > 0 else { return }
    let scale = 1 / Exact.sqrt(1 + motion.lr * motion.lr)
    let ratio = Float(max(weights, least) / max(gradient, least))
    let (length, shrinking) = (Float(motion.lr * scale), Float(scale - 1))
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in
      w += shrinking * w - length * (g * ratio)
    }
  }
}
