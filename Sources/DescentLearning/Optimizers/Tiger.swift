import DescentCatalogue
import DescentTensor

/// Steps of one length in the direction of the sign of the mean: lion with one share.
///
/// Source: Su, "Tiger: A Tight-fisted Optimizer", 2023, github.com/bojone/tiger, in the order of operations
/// of pytorch_optimizer; `decay` is decoupled and spares biases.
package struct Tiger: Optimizer {
  package var lr = 1e-3
  package var beta = 0.965
  package var decay = 0.01

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "tiger", synonyms: ["Tiger"],
    summary: "steps of one length along the sign of the mean: lion with one beta",
    example: "optimizer tiger(lr=1e-3)",
    source: "Su 2023, github.com/bojone/tiger",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("beta", \.beta, in: .within(0..<1), synonyms: ["momentum"], "share of the mean kept"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Moves each weight by lr along the sign of a moving average of its gradients. It is lion with one beta \
      instead of two.
      """,
      formula: "x <- x (1 - lr decay); m <- beta m + (1-beta) g; x <- x - lr sign(m)",
      use: """
        Where memory is scarce and batches are large. As with every rule of signs, the run ends well only \
        under a schedule that falls.
        """))

  package var slots: [String] { ["mean"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, taken, shrunk) = (Float(motion.lr), Float(1 - beta), shrinking(motion))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, m in
      m = moved(m, toward: g, by: taken)
      w = w * shrunk - lr * sign(m)
    }
  }
}
