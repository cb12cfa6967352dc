import DescentCatalogue
import DescentTensor

/// Steps divided by a running estimate of the curvature along each weight, and bounded.
///
/// Source: Liu et al., "Sophia: A Scalable Stochastic Second-order Optimizer for Language Model
/// Pre-training", 2023, arXiv:2305.14342, algorithm 3, with the Gauss-Newton-Bartlett estimate of algorithm
/// 2; the rule in the order of pytorch_optimizer.
package struct Sophia: Optimizer {
  package var lr = 1e-3
  package var beta1 = 0.965
  package var beta2 = 0.99
  package var gamma = 0.01
  package var clip = 1.0
  package var every = 10
  package var decay = 0.0
  package var eps = 1e-12

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "sophia", synonyms: ["Sophia", "SophiaG", "SophiaH"],
    summary: "steps divided by an estimate of the curvature along each weight, and bounded",
    example: "optimizer sophia(lr=1e-3)",
    source: "Liu et al. 2023, arXiv:2305.14342",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "b1", "betas"], "share of the mean kept"),
      .number(
        "beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2", "b2"], "share of the curvature kept"),
      .number("gamma", \.gamma, in: .atLeast(0), synonyms: ["rho"], "factor of the curvature"),
      .number(
        "clip", \.clip, in: .above(0), synonyms: ["p", "clip_threshold"], "most that a step may be, over lr"),
      .count(
        "every", \.every, in: .atLeast(1), synonyms: ["k", "update_period", "update_interval"],
        "steps from one estimate of the curvature to the next"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay"], "share of lr by which weights shrink"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
    ],
    page: CardPage(
      "Divides a running mean of the gradient by a running mean of the curvature along each weight, so that "
        + "flat directions are gone down in long steps and steep ones in short, none longer than a bound. "
        + "Every few steps the curvature of the data's loss is estimated from the gradient for answers drawn "
        + "from the model; under `minimize` it is exact.",
      formula: "m <- b1 m + (1-b1) g; h <- b2 h + (1-b2) H every k updates; x <- x (1 - lr d); "
        + "x <- x - lr clip(m/max(c h, eps), -p, p)",
      use: "For losses of classes, and mse, whose directions differ much in steepness."))

  package var slots: [String] { ["mean", "curvature"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .everything }
  package var needsLandscape: Bool { true }
  package var needsCurvature: Bool { true }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { Counting.sum($0, $1.count) } }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    let taken = Float(1 - beta1)
    motion.engine.sweep(motion.slots[0], motion.gradient) { m, g in m = moved(m, toward: g, by: taken) }
    if (motion.step - 1) % every == 0 { estimate(motion) }
    motion.shrink(by: 1 - motion.lr * decay)
    let (lr, factor, most, least) = (Float(motion.lr), Float(gamma), Float(clip), Float(eps: eps))
    motion.engine.sweep(motion.weights, motion.slots[0], motion.slots[1]) { w, m, h in
      w -= lr * min(max(m / max(factor * h, least), -most), most)
    }
  }

  /// Takes up a new estimate; the gradient is as before then, for whoever wraps this.
  private func estimate(_ motion: Motion) {
    guard let landscape = motion.landscape, let room = motion.further.scratch else { return }
    let gradient = room.first(motion.gradient.count)
    motion.engine.copy(motion.gradient, into: gradient)
    landscape.lookAtCurvature()
    let taken = Float(1 - beta2)
    motion.engine.sweep(motion.slots[1], motion.gradient) { h, estimate in
      h = moved(h, toward: estimate, by: taken)
    }
    motion.engine.copy(gradient, into: motion.gradient)
  }
}
