import DescentCatalogue
import DescentTensor

/// Momentum whose steps are, tensor by tensor, as long as a share of the weights.
///
/// Source: You, Gitman and Ginsburg, "Large Batch Training of Convolutional Networks", 2017,
/// arXiv:1708.03888, with lr inside the buffer as in the paper and in optax.lars. A tensor of zeros, and one
/// whose gradient is zero, takes a plain step.
package struct LARS: Optimizer {
  package var lr = 1.0
  package var momentum = 0.9
  package var trust = 1e-3
  package var eps = 0.0
  package var nesterov = false
  package var decay = 0.0
  package var lrInside = true
  package var vectors = true

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "lars", synonyms: ["LARS"],
    summary: "momentum whose steps are a share of each tensor's length",
    example: "optimizer lars(lr=1)",
    source: "You et al. 2017, arXiv:1708.03888; optax.lars",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu", "beta"], "share of the buffer kept"),
      .number(
        "trust", \.trust, in: .above(0), synonyms: ["trust_coefficient", "trust_coef"],
        "step over the length of the weights"),
      .number("eps", \.eps, in: .atLeast(0), synonyms: ["epsilon"], "added to the length of the gradient"),
      .flag("nesterov", \.nesterov, "look ahead along the buffer"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "share of the weights added to the gradient, and of their length to its length"),
      .flag("lr_inside", \.lrInside, "keep lr in the buffer; without, it multiplies the buffer"),
      .flag("vectors", \.vectors, "scale the steps of biases, gains and shifts too"),
    ],
    page: CardPage(
      """
      Makes the step of each tensor a share of the length of its weights, and rolls on as a heavy ball. No \
      layer is torn away by a gradient out of proportion to it.
      """,
      formula: """
        k = trust |x| / (|g| + eps), 1 if either length is 0; \
        b <- momentum b + lr k g; \
        x <- x - b
        """,
      use: """
        Batches of thousands of rows, behind a `warmup`. In small batches `sgd` does as well; a `penalty \
        l2` enters g before its length is taken.
        """))

  package var slots: [String] { ["buffer"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }

  package func move(_ motion: Motion) {
    let weights = Exact.sqrt(motion.engine.sumOfSquares(motion.weights))
    let gradient = Exact.sqrt(motion.engine.sumOfSquares(motion.gradient))
    let share = motion.isDecayed ? Float(decay) : 0
    let length = gradient + Double(share) * weights
    let isScaled = vectors || motion.tensors.first?.role == .weight
    let ratio = Float(!isScaled || weights == 0 || length == 0 ? 1 : trust * weights / (length + eps))
    let (inner, outer): (Float, Float) = lrInside ? (Float(motion.lr), 1) : (1, Float(motion.lr))
    let kept = Float(momentum)
    let looksAhead = nesterov
    motion.engine.sweep(motion.weights, motion.gradient, motion.slots[0]) { w, g, b in
      let step = inner * ((share == 0 ? g : g + share * w) * ratio)
      b = step + kept * b
      w -= outer * (looksAhead ? step + kept * b : b)
    }
  }
}
