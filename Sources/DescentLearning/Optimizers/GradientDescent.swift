import DescentCatalogue
import DescentTensor

/// Descent along the gradient of all rows at once.
///
/// Source: Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847.
package struct GradientDescent: Optimizer {
  package var lr = 0.1

  package init() {}

  package var needsWholeBatch: Bool { true }

  package static let card = EntryCard<Self>(
    .optimizer, "gd", synonyms: ["gradient_descent", "GradientDescent", "batch_gd"],
    summary: "full-batch gradient descent: one step an epoch, straight downhill",
    example: "batch all; optimizer gd(lr=0.5)",
    source: "Cauchy 1847; torch.optim.SGD without momentum",
    options: [.number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length")],
    page: CardPage(
      """
      Takes one step an epoch, straight down the gradient of all rows at once. Nothing is remembered from \
      step to step, so the way it goes shows the surface itself.
      """,
      formula: "x <- x - lr g",
      use: """
        To watch plain descent, or where all rows fit into one batch, which it needs: `batch all`. On more \
        data `sgd` comes as far with a fraction of the reading.
        """,
      differs: "PyTorch has no optimizer of this name: it is SGD, given all rows as one batch."))

  package var slots: [String] { [] }

  package func move(_ motion: Motion) {
    let lr = Float(motion.lr)
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w -= lr * g }
  }
}
