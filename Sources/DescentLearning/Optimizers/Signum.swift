import DescentCatalogue
import DescentTensor

/// Steps of one length in the direction of the sign of the gradients' moving average.
///
/// Source: Bernstein et al. 2018, arXiv:1802.04434, algorithm 2, in the order of operations of optax.signum;
/// the sign of 0 is 0. `decay` is decoupled and spares biases.
package struct Signum: Optimizer {
  package var lr = 1e-3
  package var beta = 0.9
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "signum", synonyms: ["Signum", "sign_momentum"],
    summary: "steps of one length along the sign of the gradients' moving average",
    example: "optimizer signum(lr=1e-3)",
    source: "Bernstein et al. 2018, arXiv:1802.04434; optax.signum",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("beta", \.beta, in: .within(0..<1), synonyms: ["momentum"], "share of the average kept"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Moves each weight by lr against the sign of a moving average of its gradients. The average takes out \
      the noise that makes the plain sign flip.
      """,
      formula: "x <- x (1 - lr decay); m <- beta m + (1-beta) g; x <- x - lr sign(m)",
      use: """
        Where only signs may be used, as the plainest rule that still smooths. It wants a schedule that \
        falls, as its steps do not shrink by themselves.
        """))

  package var slots: [String] { ["mean"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    let (kept, taken) = (Float(beta), Float(1 - beta))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, m in
      m = kept * m + taken * g
      w = w * shrunk - lr * sign(m)
    }
  }
}
