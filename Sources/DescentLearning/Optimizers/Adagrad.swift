import DescentCatalogue
import DescentTensor

/// Steps divided by the root of the sum of all squared gradients so far.
///
/// Source: Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 2011, in the order of operations of
/// torch.optim.Adagrad.
package struct Adagrad: Optimizer {
  package var lr = 0.01
  package var lrDecay = 0.0
  package var eps = 1e-10
  package var initialAccumulator = 0.0
  package var epsInside = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adagrad", synonyms: ["Adagrad", "AdaGrad"],
    summary: "steps divided by the root of the sum of all squared gradients so far",
    example: "optimizer adagrad(lr=0.1)",
    source: "Duchi, Hazan and Singer 2011; torch.optim.Adagrad",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("lr_decay", \.lrDecay, in: .atLeast(0), "update t takes lr / (1 + (t − 1)·lr_decay)"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "initial_accumulator", \.initialAccumulator, in: .within(0...1e30),
        synonyms: ["initial_accumulator_value"], "where the sum begins; Keras and optax have 0.1"),
      .flag(
        "eps_inside", \.epsInside, synonyms: ["eps_in_sqrt"], "add eps under the root, as Keras does"),
    ],
    page: CardPage(
      """
      Divides each weight's step by the root of the sum of all its squared gradients so far. Weights with \
      rare gradients keep long steps, and all steps grow shorter as the run goes on.
      """,
      formula: """
        s <- s + g^2, from initial_accumulator; \
        x <- x - lr / (1 + (t-1) lr_decay) g / (sqrt(s) + eps)
        """,
      use: """
        Sparse features and convex problems. In deep networks the sum never forgets and the steps die out; \
        `rmsprop` and `adam` are its answers to that.
        """,
      differs: """
        initial_accumulator_value is `initial_accumulator`, weight_decay is `penalty l2`. Keras and optax \
        begin the sum at 0.1 and have eps under the root.
        """))

  package var slots: [String] { ["sum"] }
  package var beginnings: [String] { ["initial_accumulator"] }

  package func move(_ motion: Motion) {
    let lr = Float(motion.lr / (1 + Double(motion.step - 1) * lrDecay))
    let eps = Float(eps: eps)
    let (inner, outer): (Float, Float) = epsInside ? (eps, 0) : (0, eps)
    if motion.step == 1 { motion.slots[0].fill(Float(initialAccumulator)) }
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, s in
      s += g * g
      w -= (lr * g) / (squareRoot(s + inner) + outer)
    }
  }
}
