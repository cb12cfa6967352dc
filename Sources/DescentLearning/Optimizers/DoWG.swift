import DescentCatalogue
import DescentTensor

/// Steps by the squared way gone from the start, over the root of all squared gradients weighted by it: no
/// step length need be chosen.
///
/// Source: Khaled, Mishchenko and Jin, "DoWG Unleashed: An Efficient Universal Parameter-Free Gradient
/// Descent Method", 2023, arXiv:2305.16284, algorithm 1, as in optax.contrib.dowg; lengths are those of all
/// parameters together.
package struct DoWG: Optimizer {
  package var lr = 1.0
  package var distance = 0.01
  package var eps = 1e-4

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "dowg", synonyms: ["DoWG"],
    summary: "steps by the squared way so far over the root of all squared gradients weighted by it",
    example: "optimizer dowg",
    source: "Khaled et al. 2023, arXiv:2305.16284; optax.contrib.dowg",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "factor of the steps"),
      .number("distance", \.distance, in: .within(1e-15...1e15), "first way"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "added to the root"),
    ],
    page: CardPage(
      """
      Measures how far the parameters have come from where they began and makes the step as long as that way \
      allows. Gradients count the more the later they come, so it lengthens its steps sooner than `dog` does.
      """,
      formula: "r <- max(r, ‖x - x0‖²); s <- s + r ‖g‖²; x <- x - lr r / (√s + eps) g",
      use: "Where no step length is known and `dog` starts too slowly; leave out schedules and warm-ups."))

  package var slots: [String] { ["start"] }
  package var beginnings: [String] { ["distance"] }
  package var reach: Reach { .everything }
  package var numbers: [String] { ["way", "squares"] }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { $0 + $1.count } }

  package func move(_ motion: Motion) {
    guard let numbers = motion.further.numbers, let room = motion.further.scratch else { return }
    let start = motion.slots[0]
    if motion.step == 1 {
      motion.engine.sweep(start, motion.weights) { start, w in start = w }
      numbers[0] = distance * distance
    }
    let way = room.first(motion.weights.count)
    motion.engine.sweep(way, motion.weights, start) { way, w, start in way = w - start }
    numbers[0] = max(numbers[0], motion.engine.sumOfSquares(way))
    numbers[1] += numbers[0] * motion.engine.sumOfSquares(motion.gradient)
    let (lr, length) = (Float(motion.lr), Float(numbers[0] / (Exact.sqrt(numbers[1]) + eps)))
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w -= lr * (length * g) }
  }
}
