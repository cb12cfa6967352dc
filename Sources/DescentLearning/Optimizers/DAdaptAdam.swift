import DescentCatalogue
import DescentTensor

/// Adam that learns its step length from a lower bound of the distance to the goal.
///
/// Source: Defazio and Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", 2023, arXiv:2301.07733, in
/// the form of its authors' code. Until a gradient differs from 0 nothing moves.
package struct DAdaptAdam: Optimizer {
  package var lr = 1.0
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var firstDistance = 1e-6
  package var growth = 1e30
  package var decay = 0.0
  package var biasCorrection = false
  package var eps = 1e-8

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "dadapt_adam", synonyms: ["DAdaptAdam", "dadapt_adamw", "dadaptation"],
    summary: "adam that learns its step length from a bound of the distance to the goal",
    example: "optimizer dadapt_adam",
    source: "Defazio and Mishchenko 2023, arXiv:2301.07733; its authors' code",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "factor of the length that is found"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number("d0", \.firstDistance, in: .above(0), synonyms: ["d"], "first guess of the distance"),
      .number(
        "growth", \.growth, in: .atLeast(1), synonyms: ["growth_rate"], "most that a guess may grow by"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "weights shrink by the step length times this each update"),
      .flag(
        "bias_correction", \.biasCorrection, synonyms: ["use_bias_correction"],
        "scale the first steps as adam does"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
    ],
    page: CardPage(
      """
      Learns the step length of adam from a lower bound of the distance to the goal, which past gradients \
      imply. The bound grows as evidence comes in, and never shrinks.
      """,
      formula: """
        k = d lr, q = sqrt(beta2); \
        r <- q r + (1-q) k <g, s / (sqrt(v) + eps)>; \
        m <- beta1 m + (1-beta1) k g; \
        v <- beta2 v + (1-beta2) g^2; \
        s <- q s + (1-q) k g; \
        d <- max(d, r / ((1-q) |s|_1)); \
        x <- x (1 - k decay); \
        x <- x - m / (sqrt(v) + eps)
        """,
      use: """
        Where nobody wants to tune lr, which stays at 1. `prodigy` is its younger kin and mostly gets to a \
        good length sooner.
        """))

  package var slots: [String] { ["mean", "square", "sum"] }
  package var beginnings: [String] { ["d0"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .everything }
  package var numbers: [String] { ["distance", "numerator"] }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { $0 + $1.count } }

  package func move(_ motion: Motion) {
    guard let numbers = motion.further.numbers, let room = motion.further.scratch else { return }
    if motion.step == 1 { numbers[0] = firstDistance }
    let correction =
      biasCorrection
      ? Exact.sqrt(1 - Exact.power(beta2, motion.step)) / (1 - Exact.power(beta1, motion.step)) : 1
    let length = numbers[0] * motion.lr * correction
    let sum = gather(motion, numbers, room.first(motion.weights.count), length)
    guard sum > 0 else { return }
    let taken = 1 - Exact.sqrt(beta2)
    let found = max(numbers[0], numbers[1] / (taken * sum))
    numbers[0] = min(found, numbers[0] * growth)
    motion.shrink(by: 1 - decay * length)
    let least = Float(eps: eps)
    motion.engine.sweep(motion.weights, motion.slots[0], motion.slots[1]) { w, m, v in
      w -= m / (squareRoot(v) + least)
    }
  }

  /// Moves the averages; the sum of the magnitudes of what the distance is told by.
  private func gather(_ motion: Motion, _ numbers: Numbers, _ room: Vector, _ length: Double) -> Double {
    let least = Float(eps: eps)
    motion.engine.sweep(room, motion.slots[2], motion.slots[1]) { scaled, s, v in
      scaled = s / (squareRoot(v) + least)
    }
    let kept = Exact.sqrt(beta2)
    numbers[1] =
      kept * numbers[1] + (1 - kept) * length * motion.engine.sumOfProducts(motion.gradient, room)
    let (kept1, taken1) = (Float(beta1), Float(1 - beta1) * Float(length))
    let (kept2, taken2) = (Float(beta2), Float(1 - beta2))
    let (kept3, taken3) = (Float(kept), Float((1 - kept) * length))
    motion.engine.sweep(motion.slots[0], motion.gradient, motion.slots[1], motion.slots[2]) { m, g, v, s in
      m = m * kept1 + taken1 * g
      v = v * kept2 + (taken2 * g) * g
      s = s * kept3 + taken3 * g
    }
    return motion.engine.sumOfMagnitudes(motion.slots[2])
  }
}
