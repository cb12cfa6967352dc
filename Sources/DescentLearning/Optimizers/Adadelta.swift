import DescentCatalogue
import DescentTensor

/// Steps whose length is the root mean square of past steps over that of past gradients.
///
/// Source: Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, arXiv:1212.5701, algorithm 1, in the
/// order of operations of torch.optim.Adadelta; `decay` is decoupled and spares biases.
package struct Adadelta: Optimizer {
  package var lr = 1.0
  package var rho = 0.9
  package var eps = 1e-6
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adadelta", synonyms: ["Adadelta", "AdaDelta"],
    summary: "steps as long as past steps, relative to past gradients",
    example: "optimizer adadelta(lr=1)",
    source: "Zeiler 2012, arXiv:1212.5701; torch.optim.Adadelta",
    options: [
      .number(
        "lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"],
        "factor of the step; Keras has 0.001"),
      .number(
        "rho", \.rho, in: .within(0..<1), synonyms: ["alpha", "beta"], "share of both mean squares kept"),
      .number(
        "eps", \.eps, in: .above(0), synonyms: ["epsilon"],
        "added under both roots; the first steps are as long as its root"),
      .number(
        "decay", \.decay, in: .atLeast(0), "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Makes its steps as long as past steps were, times the gradient over the size of past gradients. The \
      two roots carry the units of a weight and of a gradient, so that the step comes out in the unit of a \
      weight.
      """,
      formula: """
        x <- x (1 - lr decay); \
        v <- rho v + (1-rho) g^2; \
        d = sqrt(u + eps) / sqrt(v + eps) g; \
        u <- rho u + (1-rho) d^2; \
        x <- x - lr d
        """,
      use: """
        Where nobody wants to tune lr: 1 is meant to do. It starts slowly, its first steps being of about \
        sqrt(eps), and `prodigy` mostly finds a good length sooner.
        """,
      differs: """
        weight_decay is `penalty l2`, while `decay` stays apart from the gradient. Keras has lr 0.001 and \
        rho 0.95.
        """))

  package var slots: [String] { ["square", "square_of_steps"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, kept, taken, eps) = (Float(motion.lr), Float(rho), Float(1 - rho), Float(eps: eps))
    let shrunk = shrinking(motion)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, v, u in
      w *= shrunk
      v = v * kept + (taken * g) * g
      let step = squareRoot(u + eps) / squareRoot(v + eps) * g
      u = u * kept + (taken * step) * step
      w -= lr * step
    }
  }
}
