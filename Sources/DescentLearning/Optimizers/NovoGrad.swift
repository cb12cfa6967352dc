import DescentCatalogue
import DescentTensor

/// Momentum on gradients that are divided, tensor by tensor, by a moving average of their length.
///
/// Source: Ginsburg et al., "Stochastic Gradient Methods with Layer-wise Adaptive Moments", 2019,
/// arXiv:1905.11286; the first average is the first square, the first buffer the first step.
package struct NovoGrad: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.95
  package var beta2 = 0.98
  package var eps = 1e-8
  package var decay = 0.0
  package var averaging = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "novograd", synonyms: ["NovoGrad", "Novograd"],
    summary: "momentum on gradients divided by the average length of their tensor's",
    example: "optimizer novograd(lr=0.01)",
    source: "Ginsburg et al. 2019, arXiv:1905.11286; optax.novograd",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the buffer kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean squared length kept"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "share of the weights added to the divided gradient"),
      .flag(
        "averaging", \.averaging, synonyms: ["grad_averaging"], "take only 1 - beta1 of a new gradient"),
    ],
    page: CardPage(
      """
      Divides the gradient of each tensor by a moving average of its length, and lets momentum roll over \
      the result. One number a tensor does the work of a whole vector of squares.
      """,
      formula: """
        n <- beta2 n + (1-beta2) |g|^2, but n = |g|^2 at t = 1; \
        u = g / (sqrt(n) + eps) + decay x; \
        b <- beta1 b + u, but b = u at t = 1; \
        x <- x - lr b; \
        averaging: b <- beta1 b + (1-beta1) u
        """,
      use: """
        Half of the memory of `adam`, and steady over a wide range of lr. Within a tensor all weights share \
        one scale, so it does not mend features that are scaled badly.
        """))

  package var slots: [String] { ["buffer"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }
  package var numbers: [String] { ["square"] }

  package func move(_ motion: Motion) {
    guard let numbers = motion.further.numbers else { return }
    let square = motion.engine.sumOfSquares(motion.gradient)
    numbers[0] = motion.step == 1 ? square : beta2 * numbers[0] + (1 - beta2) * square
    let divisor = max(Float(Exact.sqrt(numbers[0]) + eps), .leastNonzeroMagnitude)
    let (lr, share) = (Float(motion.lr), motion.isDecayed ? Float(decay) : 0)
    let isFirst = motion.step == 1
    let (kept, taken) = (isFirst ? 0 : Float(beta1), averaging && !isFirst ? Float(1 - beta1) : 1)
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, b in
      let step = share == 0 ? g / divisor : g / divisor + share * w
      b = kept * b + taken * step
      w -= lr * b
    }
  }
}
