import DescentCatalogue
import DescentTensor

/// Descent along the gradient at the worst place nearby, so that minima come out wide.
///
/// Source: Foret et al., "Sharpness-Aware Minimization for Efficiently Improving Generalization", 2021,
/// arXiv:2010.01412, algorithm 1; Kwon et al. 2021, arXiv:2102.11600, for `adaptive`, as in
/// pytorch_optimizer: lengths are those of all that it moves together, 1e-12 added.
package struct SAM: OptimizerWrapper {
  package var wrapped: (any Optimizer)?
  package var rho = 0.05
  package var adaptive = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "sam", synonyms: ["SAM", "ASAM", "asam"],
    summary: "another optimizer along the gradient at the worst place nearby, for wide minima",
    example: "optimizer sam(sgd(lr=0.1, momentum=0.9), rho=0.05)",
    source: "Foret et al. 2021, arXiv:2010.01412; Kwon et al. 2021, arXiv:2102.11600",
    options: [
      .base(\.wrapped),
      .number("rho", \.rho, in: .atLeast(0), "how far away the worst place is sought"),
      .flag("adaptive", \.adaptive, "measure distances by the size of each weight; rho is then about 0.5"),
    ],
    page: CardPage(
      "Climbs along the gradient to a place where the loss is higher, takes the gradient there, and gives "
        + "it to another optimizer that steps from where the climb began. A step takes its batch twice.",
      formula: "e = r g/(‖g‖ + 1e-12), or r x² g/(‖x g‖ + 1e-12) if adaptive; g <- gradient at x + e",
      use: "For models that learn their training data by heart: wide minima tend to serve new data better."))

  package var slots: [String] { [] }
  package var reach: Reach { .everything }
  package var looks: Looks { .twice }
  package var needsLandscape: Bool { true }
  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { Counting.sum($0, $1.count) } }
  package func goesAround(_ looks: Looks) -> Bool { looks == .once }

  package func prepare(_ motion: Motion) {
    guard let landscape = motion.landscape, let room = motion.further.scratch else { return }
    let place = room.first(motion.weights.count)
    motion.engine.sweep(place, motion.weights) { place, w in place = w }
    climb(motion)
    if !landscape.look().isFinite { landscape.abandon() }
    motion.engine.sweep(motion.weights, place) { w, place in w = place }
  }

  private func climb(_ motion: Motion) {
    guard adaptive else {
      let scale = Float(rho / (Exact.sqrt(motion.engine.sumOfSquares(motion.gradient)) + 1e-12))
      return motion.engine.sweep(motion.weights, motion.gradient) { w, g in w += g * scale }
    }
    var sum = 0.0
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in
      let product = Double(abs(w) * g)
      sum += product * product
    }
    let scale = Float(rho / (Exact.sqrt(sum) + 1e-12))
    motion.engine.sweep(motion.weights, motion.gradient) { w, g in w += ((w * w) * g) * scale }
  }
}
