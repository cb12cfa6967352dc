import DescentCatalogue
import DescentTensor

/// Stochastic gradient descent, with a heavy ball where momentum is given.
///
/// Source: Robbins and Monro 1951; Polyak 1964; Sutskever et al. 2013; the form of torch.optim.SGD,
/// where the first update fills the buffer with the gradient itself. `decay` is decoupled, as in Loshchilov
/// and Hutter 2019, arXiv:1711.05101, algorithm 1, and spares biases.
package struct SGD: Optimizer {
  package var lr = 0.01
  package var momentum = 0.0
  package var dampening = 0.0
  package var nesterov = false
  package var firstBuffer = "gradient"
  package var decay = 0.0

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "sgd", synonyms: ["SGD", "stochastic_gradient_descent", "SGDW", "sgdw"],
    summary: "stochastic gradient descent, with a heavy ball if momentum is given",
    example: "optimizer sgd(lr=0.1, momentum=0.9)",
    source: "torch.optim.SGD; Polyak 1964; Sutskever et al. 2013",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("momentum", \.momentum, in: .within(0..<1), synonyms: ["mu"], "share of the buffer kept"),
      .number("dampening", \.dampening, in: .within(0...1), "share of the gradient kept out of the buffer"),
      .flag("nesterov", \.nesterov, "look ahead along the buffer"),
      .word(
        "first_buffer", \.firstBuffer, of: ["gradient", "zero"],
        "where the buffer begins: as the first gradient, or at zero with dampening from the start"),
      .number(
        "decay", \.decay, in: .atLeast(0), "share of lr by which weights shrink"),
    ],
    page: CardPage(
      """
      Steps down the gradient of a mini-batch, by default without any memory. With momentum it rolls like a \
      heavy ball: past gradients go on pushing and fade by the share `momentum` at each step.
      """,
      formula: """
        b <- momentum b + (1-dampening) g, but b = g at t = 1; \
        x <- x (1 - lr decay); \
        x <- x - lr b; \
        nesterov: x <- x - lr (g + momentum b) instead
        """,
      use: """
        With momentum 0.9, a falling schedule and a tuned lr it is still hard to beat on images. It asks \
        for more tuning than `adam`, and suffers where layers have gradients of very different size.
        """,
      differs: """
        weight_decay, which PyTorch adds to the gradient, is `penalty l2`; `decay` shrinks weights apart \
        from the gradient and spares biases. Everything else is torch.optim.SGD to the bit, dampening left \
        out of the first buffer included; Keras has lr inside the buffer.
        """))

  package var slots: [String] { momentum == 0 ? [] : ["buffer"] }
  package var beginnings: [String] { ["first_buffer"] }

  package var usesDecay: Bool { decay != 0 }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let (lr, shrunk) = (Float(motion.lr), shrinking(motion))
    guard let buffer = motion.slots.first else { return plain(motion, lr, shrunk) }
    let isFilled = motion.step == 1 && firstBuffer == "gradient"
    let (kept, taken) = (Float(momentum), isFilled ? 1 : Float(1 - dampening))
    if nesterov {
      motion.engine.sweep(motion.weights, motion.gradient, buffer) { w, g, b in
        b = b * kept + taken * g
        w = w * shrunk - lr * (g + kept * b)
      }
    } else {
      motion.engine.sweep(motion.weights, motion.gradient, buffer) { w, g, b in
        b = b * kept + taken * g
        w = w * shrunk - lr * b
      }
    }
  }

  private func plain(_ motion: Motion, _ lr: Float, _ shrunk: Float) {
    guard shrunk != 1 else {
      return motion.engine.descend(motion.weights, along: motion.gradient, rate: lr)
    }
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w = w * shrunk - lr * g }
  }
}
