import DescentCatalogue
import DescentTensor

/// Momentum that learns its step length from a lower bound of the distance to the goal.
///
/// Source: Defazio and Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", 2023, arXiv:2301.07733, in
/// the form of its authors' code: gradients are divided by the length of the first one, which must not be 0.
package struct DAdaptSGD: Optimizer {
  package var lr = 1.0
  package var momentum = 0.9
  package var firstDistance = 1e-6
  package var growth = 1e30

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "dadapt_sgd", synonyms: ["DAdaptSGD"],
    summary: "momentum that learns its step length from a bound of the distance to the goal",
    example: "optimizer dadapt_sgd",
    source: "Defazio and Mishchenko 2023, arXiv:2301.07733; its authors' code",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "factor of the length that is found"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu", "beta"], "share of the place kept"),
      .number("d0", \.firstDistance, in: .above(0), synonyms: ["d"], "first guess of the distance"),
      .number(
        "growth", \.growth, in: .atLeast(1), synonyms: ["growth_rate"], "most that a guess may grow by"),
    ],
    page: CardPage(
      """
      Learns the step length of sgd with momentum from a lower bound of the distance to the goal. Gradients \
      are measured by the length of the first one that is not 0.
      """,
      formula: """
        k = d lr / |g_1|; \
        r <- r + k <g, s>; \
        s <- s + k g; \
        d <- max(d, 2 r / |s|); \
        x <- momentum x + (1-momentum) (x0 - s)
        """,
      use: """
        To train by plain descent without a search for lr, which stays at 1. On badly scaled problems it \
        suffers as `sgd` does; then `dadapt_adam` or `prodigy`.
        """))

  package var slots: [String] { ["sum", "start"] }
  package var beginnings: [String] { ["d0"] }
  package var reach: Reach { .everything }
  package var numbers: [String] { ["distance", "numerator", "length"] }

  package func move(_ motion: Motion) {
    guard let numbers = motion.further.numbers else { return }
    if motion.step == 1 {
      motion.engine.sweep(motion.slots[1], motion.weights) { start, w in start = w }
      numbers[0] = firstDistance
    }
    // The first gradient that is not 0 sets the measure.
    if numbers[2] == 0 { numbers[2] = Exact.sqrt(motion.engine.sumOfSquares(motion.gradient)) }
    guard numbers[2] > 0 else { return }
    let length = numbers[0] * motion.lr / numbers[2]
    numbers[1] += length * motion.engine.sumOfProducts(motion.gradient, motion.slots[0])
    let step = Float(length)
    motion.engine.sweep(motion.slots[0], motion.gradient) { s, g in s += step * g }
    let sum = Exact.sqrt(motion.engine.sumOfSquares(motion.slots[0]))
    if sum > 0 {
      let found = max(numbers[0], 2 * numbers[1] / sum)
      numbers[0] = min(found, numbers[0] * growth)
    }
    let taken = Float(1 - momentum)
    motion.engine.sweep(motion.weights, motion.slots[0], motion.slots[1]) { w, s, start in
      w = moved(w, toward: start - s, by: taken)
    }
  }
}
