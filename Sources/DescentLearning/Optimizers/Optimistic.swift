import DescentCatalogue
import DescentTensor

/// Descent that takes the last change of the gradient as a forecast of the next.
///
/// Source: Daskalakis et al., "Training GANs with Optimism", 2017, arXiv:1711.00141, in the form of
/// optax.optimistic_gradient_descent.
package struct Optimistic: Optimizer {
  package var lr = 0.01
  package var alpha = 1.0
  package var beta = 1.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "optimistic", synonyms: ["optimistic_gradient_descent", "optimistic_gd", "ogd", "OGD"],
    summary: "descent that expects the gradient to go on changing as it just did",
    example: "optimizer optimistic(lr=0.1)",
    source: "Daskalakis et al. 2017, arXiv:1711.00141; optax.optimistic_gradient_descent",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("alpha", \.alpha, in: .atLeast(0), "weight of the gradient"),
      .number("beta", \.beta, in: .atLeast(0), "weight of its change since the last update"),
    ],
    page: CardPage(
      """
      Takes the last change of the gradient for a forecast of the next, and adds it to the gradient. \
      Between two players this stops the circling into which plain descent falls.
      """,
      formula: "x <- x - lr ((alpha + beta) g - beta g_before); g_before = g at t = 1",
      use: """
        Games and saddle points, where one side descends and the other climbs. On a plain loss it mostly \
        makes the noise of the batches larger.
        """))

  package var slots: [String] { ["previous"] }

  package func move(_ motion: Motion) {
    if motion.step == 1 { motion.engine.sweep(motion.slots[0], motion.gradient) { p, g in p = g } }
    let (lr, both, last) = (Float(motion.lr), Float(alpha + beta), Float(beta))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, p in
      w -= lr * (both * g - last * p)
      p = g
    }
  }
}
