import DescentCatalogue
import DescentTensor

/// Adam that finds its step length by itself: by how far the gradients say that the start was from the goal.
///
/// Source: Mishchenko and Defazio, "Prodigy: An Expeditiously Adaptive Parameter-Free Learner", 2023,
/// arXiv:2306.06101, in the form of its authors' code. Until a gradient differs from 0 nothing moves.
package struct Prodigy: Optimizer {
  package var lr = 1.0
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var beta3 = 0.0
  package var firstDistance = 1e-6
  package var factor = 1.0
  package var growth = 1e30
  package var decay = 0.0
  package var biasCorrection = false
  package var safeguard = false
  package var eps = 1e-8

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "prodigy", synonyms: ["Prodigy"],
    summary: "adam that finds its step length by itself",
    example: "optimizer prodigy",
    source: "Mishchenko and Defazio 2023, arXiv:2306.06101; its authors' code",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "factor of the length that is found"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number(
        "beta3", \.beta3, in: .within(0..<1), synonyms: ["beta_3"],
        "share kept of what the distance is told by; 0 for the root of beta2"),
      .number("d0", \.firstDistance, in: .above(0), synonyms: ["d"], "first guess of the distance"),
      .number("d_coef", \.factor, in: .above(0), "factor of each later guess"),
      .number(
        "growth", \.growth, in: .atLeast(1), synonyms: ["growth_rate"], "most that a guess may grow by"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "weights shrink by the step length times this each update"),
      .flag(
        "bias_correction", \.biasCorrection, synonyms: ["use_bias_correction"],
        "scale the first steps as adam does"),
      .flag(
        "safeguard", \.safeguard, synonyms: ["safeguard_warmup"],
        "leave the schedule out of what the distance is told by"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor, over the distance"),
    ],
    page: CardPage(
      """
      Tells from the gradients how far the start was from the goal, and uses that distance as the lr of \
      adam. The guess begins at d0 and only grows, as far as the problem shows it should.
      """,
      formula: """
        k = d lr, q = beta3, or sqrt(beta2) if that is 0; \
        r <- q r + d/d0 k <g, x0 - x>; \
        s <- q s + d/d0 k g; \
        m <- beta1 m + (1-beta1) d g; \
        v <- beta2 v + (1-beta2) d^2 g^2; \
        d <- max(d, d_coef r / |s|_1); \
        x <- x (1 - k decay); \
        x <- x - k m / (sqrt(v) + d eps)
        """,
      use: """
        Where nobody wants to tune lr: leave it at 1 and let a `cosine` end the run. It keeps four vectors, \
        and on runs of a few dozen steps the guess has no time to grow.
        """))

  package var slots: [String] { ["mean", "square", "sum", "start"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .everything }
  package var numbers: [String] { ["distance", "largest", "numerator"] }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { $0 + $1.count } }

  package func move(_ motion: Motion) {
    guard let numbers = motion.further.numbers, let room = motion.further.scratch else { return }
    if motion.step == 1 {
      motion.engine.sweep(motion.slots[3], motion.weights) { start, w in start = w }
      (numbers[0], numbers[1], numbers[2]) = (firstDistance, firstDistance, 0)
    }
    let way = room.first(motion.weights.count)
    motion.engine.sweep(way, motion.weights, motion.slots[3]) { way, w, start in way = start - w }
    let correction =
      biasCorrection
      ? Exact.sqrt(1 - Exact.power(beta2, motion.step)) / (1 - Exact.power(beta1, motion.step)) : 1
    let length = numbers[0] * motion.lr * correction
    let sum = gather(motion, numbers, way, length)
    guard sum > 0 else { return }
    guess(numbers, sum)
    motion.shrink(by: 1 - decay * length)
    let step = Float(length)
    let least = Float(eps: numbers[0] * eps)
    motion.engine.sweep(motion.weights, motion.slots[0], motion.slots[1]) { w, m, v in
      w += (-step * m) / (squareRoot(v) + least)
    }
  }

  /// Moves the averages; the sum of the magnitudes of what the distance is told by.
  private func gather(_ motion: Motion, _ numbers: Numbers, _ way: Vector, _ length: Double) -> Double {
    let distance = numbers[0]
    let kept = beta3 > 0 ? beta3 : Exact.sqrt(beta2)
    let weight = distance / firstDistance
    numbers[2] = kept * numbers[2] + weight * length * motion.engine.sumOfProducts(motion.gradient, way)
    let (kept1, taken1) = (Float(beta1), Float(distance * (1 - beta1)))
    let (kept2, taken2) = (Float(beta2), Float(distance * distance * (1 - beta2)))
    let (kept3, taken3) = (Float(kept), Float(weight * (safeguard ? distance : length)))
    motion.engine.sweep(motion.slots[0], motion.gradient, motion.slots[1], motion.slots[2]) { m, g, v, s in
      m = m * kept1 + taken1 * g
      v = v * kept2 + (taken2 * g) * g
      s = s * kept3 + taken3 * g
    }
    return motion.engine.sumOfMagnitudes(motion.slots[2])
  }

  private func guess(_ numbers: Numbers, _ sum: Double) {
    let found = factor * numbers[2] / sum
    var distance = numbers[0]
    if distance == firstDistance { distance = max(distance, found) }
    numbers[1] = max(numbers[1], found)
    numbers[0] = min(numbers[1], distance * growth)
  }
}

extension Motion {
  /// Multiplies the weights of layers; biases, gains and shifts are spared.
  func shrink(by factor: Double) {
    guard factor != 1, isDecayed else { return }
    let kept = Float(factor)
    for tensor in tensors where tensor.role == .weight {
      engine.sweep(weights.part(tensor.offset, count: tensor.count)) { w in w *= kept }
    }
  }
}
