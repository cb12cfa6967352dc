import DescentCatalogue
import DescentTensor

/// Newton's method with a curvature that is told by the last steps, and a search along each direction.
///
/// Source: Liu and Nocedal, "On the Limited Memory BFGS Method for Large Scale Optimization", 1989,
/// algorithm 2.1, in the form of torch.optim.LBFGS; one update is one of its `step` calls. A place without a
/// loss counts as too far, where torch's search loses its way.
package struct LBFGS: Optimizer {
  package var lr = 1.0
  package var maxIter = 20
  package var maxEval = 25
  package var history = 100
  package var toleranceGrad = 1e-7
  package var toleranceChange = 1e-9
  package var lineSearch = "strong_wolfe"

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "lbfgs", synonyms: ["LBFGS", "L-BFGS", "l_bfgs", "L-BFGS-B"],
    summary: "newton's method with a curvature told by the last steps; full batches alone",
    example: "batch all; optimizer lbfgs",
    source: "Liu and Nocedal 1989; torch.optim.LBFGS",
    options: [
      .number(
        "lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate"], "first step length along a direction"),
      .count(
        "max_iter", \.maxIter, in: .within(1...1e6), synonyms: ["maxiter"], "most directions in an update"),
      .count("max_eval", \.maxEval, in: .within(1...1e6), synonyms: ["maxfun"], "most looks in an update"),
      .count(
        "history", \.history, in: .within(1...1000), synonyms: ["history_size", "memory_size", "m"],
        "steps that tell of the curvature"),
      .number(
        "tolerance_grad", \.toleranceGrad, in: .atLeast(0), synonyms: ["gtol"],
        "largest slope at which it rests"),
      .number(
        "tolerance_change", \.toleranceChange, in: .atLeast(0), synonyms: ["ftol"],
        "change of loss or weights at which an update ends"),
      .word(
        "line_search", \.lineSearch, of: ["strong_wolfe", "none"], synonyms: ["line_search_fn"],
        "how far a direction is followed: until the loss has fallen and levels out, or lr"),
    ],
    page: CardPage(
      "Goes along the gradient as the last steps and the changes of the gradient over them say that the "
        + "ground is curved, and searches each direction for a place where the loss has fallen enough and is "
        + "nearly level. One update goes in up to max_iter directions, with about max_eval looks at most.",
      formula: "d = -H g, H from pairs s = x - x', y = g - g'; x <- x + t d; "
        + "t such that f(x + t d) <= f(x) + 1e-4 t <g, d>; "
        + "and |<g(x + t d), d>| <= 0.9 |<g, d>|",
      use: "For small models and `minimize`, where the whole batch is cheap: few updates reach many digits.",
      differs: "PyTorch searches only when told to, and makes max_eval 5/4 of max_iter where it is not given."
    ))

  package var slots: [String] {
    ["direction", "gradient"] + (1...history).map { "step_\($0)" } + (1...history).map { "change_\($0)" }
  }
  package var keeps: [String] { ["direction", "gradient", "\(history) steps", "\(history) changes"] }
  package var numbers: [String] {
    ["directions", "pairs", "next", "scale", "length"]
      + (1...history).flatMap { ["inverse_\($0)", "share_\($0)"] }
  }
  package var reach: Reach { .everything }
  package var needsWholeBatch: Bool { true }
  package var looks: Looks { .search(most: maxEval) }
  package var needsLandscape: Bool { true }

  package func scratch(for tensors: [TensorPlace]) -> Int {
    tensors.reduce(0) { Counting.sum($0, Counting.product(3, $1.count)) }
  }

  package func move(_ motion: Motion) {
    guard let landscape = motion.landscape, let room = LBFGSRoom(motion, history: history) else { return }
    guard motion.gradient.largest(motion.engine) > Float(toleranceGrad) else { return }
    var (loss, looks) = (landscape.height, 1)
    for round in 1...maxIter {
      room.turn()
      let first = room.directions == 1 ? min(1, 1 / motion.engine.sumOfMagnitudes(motion.gradient)) : 1
      let slope = motion.engine.sumOfProducts(motion.gradient, room.direction)
      room.length = first * motion.lr
      guard slope <= -toleranceChange else { return }
      let before = loss
      if lineSearch == "none" {
        room.go()
        guard round < maxIter else { return }
        loss = landscape.look()
        looks += 1
        guard loss.isFinite else { return landscape.abandon() }
      } else {
        var search = WolfeSearch(
          room, landscape, loss: loss, slope: slope, most: maxEval - looks, leastChange: toleranceChange)
        let found = search.run(from: room.length)
        (loss, room.length) = (found.loss, found.length)
        looks += search.looks
      }
      if looks >= maxEval || isDone(motion, room, change: abs(loss - before)) { return }
    }
  }

  /// Whether nothing to speak of is left to gain.
  private func isDone(_ motion: Motion, _ room: LBFGSRoom, change: Double) -> Bool {
    motion.gradient.largest(motion.engine) <= Float(toleranceGrad)
      || abs(room.length) * Double(room.direction.largest(motion.engine)) <= toleranceChange
      || change < toleranceChange
  }
}
