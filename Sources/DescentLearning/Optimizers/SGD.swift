import DescentCatalogue
import DescentTensor

/// Stochastic gradient descent, with a heavy ball where momentum is given.
///
/// Source: Robbins and Monro 1951; Polyak 1964; Sutskever et al. 2013; the form of torch.optim.SGD,
/// where the first update fills the buffer with the gradient itself.
package struct SGD: Optimizer {
  package var lr = 0.01
  package var momentum = 0.0
  package var dampening = 0.0
  package var nesterov = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "sgd", synonyms: ["SGD", "stochastic_gradient_descent"],
    summary: "stochastic gradient descent, with a heavy ball if momentum is given",
    example: "optimizer sgd(lr=0.1, momentum=0.9)",
    source: "torch.optim.SGD; Polyak 1964; Sutskever et al. 2013",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("momentum", \.momentum, in: .within(0..<1), synonyms: ["mu"], "share of the buffer kept"),
      .number("dampening", \.dampening, in: .within(0...1), "share of the gradient kept out of the buffer"),
      .flag("nesterov", \.nesterov, "look ahead along the buffer"),
    ])

  package var slots: [String] { momentum == 0 ? [] : ["buffer"] }

  package func move(_ motion: Motion) {
    let lr = Float(motion.lr)
    guard let buffer = motion.slots.first else {
      return motion.engine.descend(motion.weights, along: motion.gradient, rate: lr)
    }
    let (kept, taken) = (Float(momentum), motion.step == 1 ? 1 : Float(1 - dampening))
    if nesterov {
      motion.engine.sweep(motion.weights, motion.gradient, buffer) { w, g, b in
        b = b * kept + taken * g
        w -= lr * (g + kept * b)
      }
    } else {
      motion.engine.sweep(motion.weights, motion.gradient, buffer) { w, g, b in
        b = b * kept + taken * g
        w -= lr * b
      }
    }
  }
}
