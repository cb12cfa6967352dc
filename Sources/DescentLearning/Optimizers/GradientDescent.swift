import DescentCatalogue
import DescentTensor

/// Descent along the gradient of all rows at once.
///
/// Source: Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", 1847.
package struct GradientDescent: Optimizer {
  package var lr = 0.1

  package init() {}

  package static let needsWholeBatch = true

  package static let card = EntryCard<Self>(
    .optimizer, "gd", synonyms: ["gradient_descent", "GradientDescent", "batch_gd"],
    summary: "full-batch gradient descent: one step an epoch, straight downhill",
    example: "batch all; optimizer gd(lr=0.5)",
    source: "Cauchy 1847; torch.optim.SGD without momentum",
    options: [.number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length")])

  package var slots: [String] { [] }

  package func move(_ motion: Motion) {
    let lr = Float(motion.lr)
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w -= lr * g }
  }
}
