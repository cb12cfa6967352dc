import DescentCatalogue
import DescentTensor

/// Steps along a mixture of the gradient and its moving average.
///
/// Source: Ma and Yarats, "Quasi-Hyperbolic Momentum and Adam for Deep Learning", 2018, arXiv:1810.06801,
/// equations 3 and 4 with its recommended 0.999 and 0.7, in the order of operations of pytorch_optimizer.
package struct QHM: Optimizer {
  package var lr = 0.1
  package var momentum = 0.999
  package var nu = 0.7

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "qhm", synonyms: ["QHM", "quasi_hyperbolic_momentum"],
    summary: "steps along a mixture of the gradient and its moving average",
    example: "optimizer qhm(lr=0.1, momentum=0.999, nu=0.7)",
    source: "Ma and Yarats 2018, arXiv:1810.06801",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "alpha", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["beta", "mu"], "share of the average kept"),
      .number("nu", \.nu, in: .within(0...1), "share of the average in the step"),
    ],
    page: CardPage(
      """
      Steps along a mixture of the gradient and its moving average. At nu 1 it is momentum, at 0 plain \
      descent, and between them it damps what a long memory would overshoot.
      """,
      formula: "m <- momentum m + (1-momentum) g; x <- x - lr (nu m + (1-nu) g)",
      use: """
        As `momentum` with a very long memory; the defaults are the advice of its authors and seldom need a \
        change. With a short memory it gains nothing over `sgd`.
        """))

  package var slots: [String] { ["mean"] }

  package func move(_ motion: Motion) {
    let taken = Float(1 - momentum)
    let (alongMean, alongGradient) = (Float(motion.lr * nu), Float(motion.lr * (1 - nu)))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, m in
      m = moved(m, toward: g, by: taken)
      w -= alongMean * m
      w -= alongGradient * g
    }
  }
}
