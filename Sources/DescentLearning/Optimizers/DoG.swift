import DescentCatalogue
import DescentTensor

/// Steps as long as the way gone from the start, over the root of all squared gradients: no step length
/// need be chosen.
///
/// Source: Ivgi, Hinder and Carmon, "DoG is SGD's Best Friend", 2023, arXiv:2302.12022, as in
/// optax.contrib.dog; lengths are those of all parameters together.
package struct DoG: Optimizer {
  package var lr = 1.0
  package var relative = 1e-6
  package var distance = 0.0
  package var eps = 1e-8

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "dog", synonyms: ["DoG"],
    summary: "steps as long as the way gone so far over the root of all squared gradients",
    example: "optimizer dog",
    source: "Ivgi et al. 2023, arXiv:2302.12022; optax.contrib.dog",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "factor of the steps"),
      .number(
        "relative", \.relative, in: .above(0), synonyms: ["reps_rel"],
        "first way, over 1 plus the length of the weights"),
      .number("distance", \.distance, in: .atLeast(0), "first way itself; 0 leaves it to relative"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "added under the root"),
    ],
    page: CardPage(
      """
      Makes its step as long as the farthest way from the start so far, over the root of the sum of all \
      squared gradients. The run finds its own scale, and no lr has to be chosen.
      """,
      formula: """
        r <- max(r, |x - x0|), from relative (1 + |x0|); \
        s <- s + |g|^2; \
        x <- x - lr r / sqrt(s + eps) g
        """,
      use: """
        A first run on an unknown problem, with lr left at 1. A tuned `adam` is mostly a little better, and \
        the first steps are very small.
        """))

  package var slots: [String] { ["start"] }
  package var beginnings: [String] { ["relative", "distance"] }
  package var reach: Reach { .everything }
  package var numbers: [String] { ["way", "squares"] }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { $0 + $1.count } }

  package func move(_ motion: Motion) {
    guard let numbers = motion.further.numbers, let room = motion.further.scratch else { return }
    let start = motion.slots[0]
    if motion.step == 1 {
      motion.engine.sweep(start, motion.weights) { start, w in start = w }
      let length = Exact.sqrt(motion.engine.sumOfSquares(motion.weights))
      numbers[0] = distance > 0 ? distance : relative * (1 + length)
    }
    let way = room.first(motion.weights.count)
    motion.engine.sweep(way, motion.weights, start) { way, w, start in way = w - start }
    numbers[0] = max(numbers[0], Exact.sqrt(motion.engine.sumOfSquares(way)))
    numbers[1] += motion.engine.sumOfSquares(motion.gradient)
    let (lr, length) = (Float(motion.lr), Float(numbers[0] / Exact.sqrt(numbers[1] + eps)))
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w -= lr * (length * g) }
  }
}
