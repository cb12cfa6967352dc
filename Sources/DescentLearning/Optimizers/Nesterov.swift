import DescentCatalogue
import DescentTensor

/// Descent along a heavy ball that looks ahead to where it rolls.
///
/// Source: Nesterov 1983; Sutskever et al. 2013; the form of torch.optim.SGD with nesterov, where the first
/// update fills the buffer with the gradient itself.
package struct Nesterov: Optimizer {
  package var lr = 0.01
  package var momentum = 0.9

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "nesterov", synonyms: ["Nesterov", "nag", "NAG", "nesterov_momentum"],
    summary: "a heavy ball that takes the gradient as if it had already rolled on",
    example: "optimizer nesterov(lr=0.1, momentum=0.9)",
    source: "Nesterov 1983; Sutskever et al. 2013; torch.optim.SGD with nesterov",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu", "beta"], "share of the buffer kept"),
    ],
    page: CardPage(
      """
      A heavy ball that adds to the gradient the push which its buffer is about to give. It brakes earlier \
      than plain momentum where the ground begins to rise.
      """,
      formula: "b <- momentum b + g; x <- x - lr (g + momentum b)",
      use: """
        Wherever `sgd` with momentum fits; it is seldom worse, and steadier at a high momentum. Where noise \
        rules the gradients there is little to choose between the two.
        """,
      differs: """
        It is torch.optim.SGD with nesterov=True. Keras has lr inside the buffer, which differs once lr \
        changes.
        """))

  package var slots: [String] { ["buffer"] }

  package func move(_ motion: Motion) {
    let (lr, kept) = (Float(motion.lr), Float(momentum))
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, b in
      b = b * kept + g
      w -= lr * (g + kept * b)
    }
  }
}
