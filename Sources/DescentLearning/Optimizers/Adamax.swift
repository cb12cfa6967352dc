import DescentCatalogue
import DescentTensor

/// Adam that divides by the largest gradient of late in place of a root mean square.
///
/// Source: Kingma and Ba 2015, arXiv:1412.6980, algorithm 2, in the order of operations of
/// torch.optim.Adamax; `decay` is decoupled, as in optax.adamaxw, and spares biases.
package struct Adamax: Optimizer {
  package var lr = 2e-3
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var eps = 1e-8
  package var decay = 0.0
  package var epsApart = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adamax", synonyms: ["Adamax", "AdaMax", "adamaxw"],
    summary: "adam that divides by the largest gradient of late",
    example: "optimizer adamax(lr=2e-3)",
    source: "Kingma and Ba 2015, arXiv:1412.6980; torch.optim.Adamax",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the largest kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "added to each size of a gradient"),
      .number(
        "decay", \.decay, in: .atLeast(0), "share of lr by which weights shrink"),
      .flag("eps_apart", \.epsApart, "add eps to the largest alone, as Keras does"),
    ],
    page: CardPage(
      """
      Divides the mean of the gradient by its largest size of late instead of a root mean square. One huge \
      gradient holds the steps down until it has faded, by beta2 a step.
      """,
      formula: """
        x <- x (1 - lr decay); \
        m <- beta1 m + (1-beta1) g; \
        u <- max(beta2 u, |g| + eps); \
        x <- x - lr/(1-beta1^t) m / u
        """,
      use: """
        Where single gradients are very large, as under embeddings. Elsewhere `adam` is the better first \
        try.
        """,
      differs: """
        betas are `beta1` and `beta2`; weight_decay is `penalty l2`, while `decay` stays apart from the \
        gradient. Keras adds eps at the division.
        """))

  package var slots: [String] { ["mean", "largest"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let stepSize = Float(motion.lr / (1 - Exact.power(beta1, motion.step)))
    let (taken, kept, eps) = (Float(1 - beta1), Float(beta2), Float(eps: eps))
    let shrunk = shrinking(motion)
    let (inner, outer): (Float, Float) = epsApart ? (0, eps) : (eps, 0)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0], motion.slots[1]) { w, g, m, u in
      w *= shrunk
      m = moved(m, toward: g, by: taken)
      let (old, new) = (u * kept, abs(g) + inner)
      u = old > new ? old : new
      w -= (stepSize * m) / (u + outer)
    }
  }
}
