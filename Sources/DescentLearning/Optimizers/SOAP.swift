import DescentCatalogue
import DescentTensor

/// Adam in the bases that shampoo's matrices have, which move slowly.
///
/// Source: Vyas et al., "SOAP: Improving and Stabilizing Shampoo using Adam", 2024, arXiv:2409.11321,
/// algorithm 3, in the form of nikhilvyas/SOAP and pytorch_optimizer.SOAP, but that bases are worked out in
/// binary64. The first gradient only sets the bases. Biases, gains and shifts are not turned unless told, nor
/// is a side longer than `max_dim`.
package struct SOAP: Optimizer {
  package var lr = 3e-3
  package var beta1 = 0.95
  package var beta2 = 0.95
  package var basisBeta = 0.95
  package var eps = 1e-8
  package var decay = 0.01
  package var every = 10
  package var maxDim = 10_000
  package var vectors = false
  package var biasCorrection = true
  package var normalize = false

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "soap", synonyms: ["SOAP"],
    summary: "adam in slowly turning bases that rows and columns of the gradient share",
    example: "optimizer soap(lr=3e-3)",
    source: "Vyas et al. 2024, arXiv:2409.11321; pytorch_optimizer.SOAP",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number("beta1", \.beta1, in: .within(0..<1), synonyms: ["beta_1", "betas"], "share of the mean kept"),
      .number("beta2", \.beta2, in: .within(0..<1), synonyms: ["beta_2"], "share of the mean square kept"),
      .number(
        "basis_beta", \.basisBeta, in: .within(0..<1), synonyms: ["shampoo_beta"],
        "share kept of the matrices whose bases are taken"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least divisor"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "weights shrink by lr times this after each update"),
      .count(
        "every", \.every, in: .within(1...1e9), synonyms: ["precondition_frequency"],
        "updates from one turn of the bases to the next"),
      .count(
        "max_dim", \.maxDim, in: .within(1...1e9), synonyms: ["max_precondition_dim"],
        "longest side that has a basis"),
      .flag("vectors", \.vectors, synonyms: ["precondition_1d"], "give biases, gains and shifts bases too"),
      .flag(
        "bias_correction", \.biasCorrection, synonyms: ["correct_bias"],
        "divide by what zero starts leave out"),
      .flag(
        "normalize", \.normalize, synonyms: ["normalize_gradient", "normalize_grads"],
        "make the mean size of each tensor's step 1 before lr"),
    ],
    page: CardPage(
      """
      Follows what the rows and what the columns of the gradient have in common, takes the eigenvectors of \
      both for axes, and runs adam along these axes. The first update sets the axes and moves nothing; every \
      tenth turns them a little, by one product and one QR decomposition on one thread, about a quarter of a \
      second for a side of 1024 and eight times that for twice the side; the first takes twice as long.
      """,
      formula: """
        L <- b L + (1-b) g gᵀ; R <- b R + (1-b) gᵀ g; every k updates U <- qr(L U), V <- qr(R V); \
        m <- b1 m + (1-b1) g; v <- b2 v + (1-b2) (Uᵀ g V)²; \
        x <- (x - lr √(1-b2^s)/(1-b1^s) U (Uᵀ m V / (√v + eps)) Vᵀ) (1 - lr wd); s = t - 1
        """,
      use: "In place of adamw where layers are up to about a thousand wide and batches are large, so that "
        + "fewer and better steps pay for the time that each takes."))

  package var slots: [String] { ["mean", "square"] }
  package var keeps: [String] { slots + ["matrices", "bases"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }

  /// The sides that are turned, the columns, which are the outputs, first.
  private func sides(of tensor: TensorPlace) -> [TensorSide] {
    let all: [TensorSide] = tensor.role == .weight ? [.columns, .rows] : vectors ? [.columns] : []
    return all.filter { $0.length(of: tensor) <= maxDim }
  }

  private func longest(of tensor: TensorPlace) -> Int {
    sides(of: tensor).reduce(0) { max($0, $1.length(of: tensor)) }
  }

  package func extras(of tensor: TensorPlace) -> [Int] {
    sides(of: tensor).flatMap { side in
      let square = Counting.product(side.length(of: tensor), side.length(of: tensor))
      return [square, square]
    }
  }

  package func scratch(for tensors: [TensorPlace]) -> Int {
    tensors.reduce(0) { most, tensor in
      let length = longest(of: tensor)
      return max(most, Counting.sum(Counting.product(2, tensor.count), Counting.product(length, length)))
    }
  }

  package func workspace(for tensors: [TensorPlace]) -> Int {
    tensors.reduce(0) { max($0, TurnedSide.workspace(length: longest(of: $1))) }
  }

  package func flops(for tensors: [TensorPlace]) -> Int {
    let each = tensors.flatMap { tensor in
      sides(of: tensor).map { side in
        let length = side.length(of: tensor)
        let products = Counting.product(8, tensor.count, length)
        return Counting.sum(products, Counting.product(5, length, length, length) / every)
      }
    }
    return each.reduce(0, Counting.sum)
  }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let scratch = motion.further.scratch,
      let workspace = motion.further.workspace
    else { return }
    let sides = sides(of: tensor).enumerated().map { place, side in
      TurnedSide(
        side: side, length: side.length(of: tensor), mean: motion.further.extras[2 * place],
        basis: motion.further.extras[2 * place + 1], engine: motion.engine,
        room: scratch.part(2 * tensor.count..<scratch.count), workspace: workspace)
    }
    if motion.step > 1 { makeStep(motion, Turning(sides, tensor, scratch, motion.engine)) }
    let gradient = motion.gradient.matrix(as: tensor)
    let copy = scratch.first(tensor.count).matrix(as: tensor)
    for side in sides { side.follow(gradient, taking: Float(1 - basisBeta)) }
    for side in sides where motion.step == 1 { side.setBasis() }
    if motion.step > 1, (motion.step - 1) % every == 0 {
      for side in sides { side.turnBasis(sorting: motion.slots[1].matrix(as: tensor), copy: copy) }
    }
  }

  private func makeStep(_ motion: Motion, _ turning: Turning) {
    let (engine, mean, square) = (motion.engine, motion.slots[0], motion.slots[1])
    let (taken1, taken2) = (Float(1 - beta1), Float(1 - beta2))
    let gradient = turning.coordinates(of: motion.gradient)
    engine.sweep(square, gradient.flat) { v, g in v = moved(v, toward: g * g, by: taken2) }
    engine.sweep(mean, motion.gradient) { m, g in m = moved(m, toward: g, by: taken1) }
    let turned = turning.coordinates(of: mean)
    let least = Float(eps: eps)
    engine.sweep(turned.flat, square) { m, v in m /= squareRoot(v) + least }
    let step = turning.back(turned).flat
    if normalize {
      let size = Float(Exact.sqrt(engine.sumOfSquares(step) / Double(step.count))) + least
      engine.sweep(step) { u in u /= size }
    }
    let (length, shrunk) = (Float(stepLength(motion)), motion.shrinking(by: decay))
    engine.sweep(motion.weights, step) { w, u in w = (w - length * u) * shrunk }
  }

  /// The step length with the corrections; the first update does not count.
  private func stepLength(_ motion: Motion) -> Double {
    guard biasCorrection else { return motion.lr }
    let count = motion.step - 1
    return motion.lr * Exact.sqrt(1 - Exact.power(beta2, count)) / (1 - Exact.power(beta1, count))
  }
}

/// The way of a tensor's values into its bases and back.
private struct Turning {
  private let sides: [TurnedSide]
  private let engine: Engine
  private let rooms: (Matrix, Matrix)
  private let tensor: TensorPlace

  init(_ sides: [TurnedSide], _ tensor: TensorPlace, _ scratch: Vector, _ engine: Engine) {
    (self.sides, self.tensor, self.engine) = (sides, tensor, engine)
    rooms = (
      scratch.first(tensor.count).matrix(as: tensor),
      scratch.part(tensor.count, count: tensor.count).matrix(as: tensor)
    )
  }

  /// In a room of their own.
  func coordinates(of values: Vector) -> Matrix {
    var (current, other) = rooms
    guard let first = sides.first else {
      engine.sweep(current.flat, values) { room, value in room = value }
      return current
    }
    first.turn(values.matrix(as: tensor), into: current)
    for side in sides.dropFirst() {
      side.turn(current, into: other)
      swap(&current, &other)
    }
    return current
  }

  /// Spoils the coordinates.
  func back(_ coordinates: Matrix) -> Matrix {
    var current = coordinates
    var other = coordinates.offset == rooms.0.offset ? rooms.1 : rooms.0
    for side in sides {
      side.turnBack(current, into: other)
      swap(&current, &other)
    }
    return current
  }
}
