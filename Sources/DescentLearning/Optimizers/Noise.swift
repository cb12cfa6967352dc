import DescentCatalogue
import DescentTensor

/// Gaussian noise, less from step to step, on the gradients that an optimizer sees.
///
/// Source: Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks", 2015,
/// arXiv:1511.06807, equation 1; the first variance is eta, as in optax.add_noise.
package struct Noise: OptimizerWrapper {
  package var wrapped: (any Optimizer)?
  package var eta = 0.01
  package var gamma = 0.55

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "noise", synonyms: ["add_noise", "gradient_noise", "noisy_sgd"],
    summary: "another optimizer on gradients with gaussian noise that dies down",
    example: "optimizer noise(sgd(lr=0.1), eta=0.01)",
    source: "Neelakantan et al. 2015, arXiv:1511.06807; optax.add_noise",
    options: [
      .base(\.wrapped),
      .number("eta", \.eta, in: .within(0...1e30), "variance of the noise of the first step"),
      .number("gamma", \.gamma, in: .within(0...100), "power of the step by which the variance is divided"),
    ],
    page: CardPage(
      "Adds a number of the normal distribution to each gradient, whose variance falls with a power of the "
        + "steps, then lets another optimizer step. They follow from the seed, the step and the place.",
      formula: "g <- g + n sqrt(h/t^c), n drawn from the normal distribution",
      use: "For deep models that start badly, or to see whether a minimum is left when it is shaken."))

  package var slots: [String] { [] }
  package var reach: Reach { .tensor }
  package func goesAround(_ looks: Looks) -> Bool { looks == .once }

  package func prepare(_ motion: Motion) {
    guard let tensor = motion.tensors.first else { return }
    let deviation = Float(Exact.sqrt(eta / Exact.pow(Double(motion.step), gamma)))
    // A layer has two tensors at most, whose streams are those of two steps.
    let isSecond = tensor.role == .bias || tensor.role == .shift
    let stream = RandomStream(
      seed: motion.seed, .noise, place: tensor.layer - 1, step: UInt64(motion.step) << 1 | (isSecond ? 1 : 0))
    let gradient = motion.gradient
    motion.engine.forEachPiece(of: gradient.count) { range in
      for place in range { gradient[place] += deviation * stream.normal(at: UInt64(place)) }
    }
  }
}
