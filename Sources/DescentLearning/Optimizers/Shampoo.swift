import DescentCatalogue
import DescentTensor

/// Gradients multiplied from both sides by roots of the summed products of their rows and of their columns.
///
/// Source: Gupta, Koren and Singer, "Shampoo: Preconditioned Stochastic Tensor Optimization", 2018,
/// arXiv:1802.09568, algorithm 1, with the momentum of pytorch_optimizer.Shampoo. Biases, gains and shifts
/// have one side. A side longer than `max_dim` keeps the diagonal of its sum alone, as the paper has it;
/// eigenvalues below `eps`, which only rounding makes, count as `eps`. Roots of few gradients would make far
/// too long steps of others, so none is made before the first are due.
package struct Shampoo: Optimizer {
  package var lr = 1e-3
  package var momentum = 0.0
  package var decay = 0.0
  package var eps = 1e-6
  package var every = 1
  package var maxDim = 10_000

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "shampoo", synonyms: ["Shampoo"],
    summary: "gradients multiplied by roots of what their rows and columns have in common",
    example: "optimizer shampoo(lr=0.1, every=20, eps=1e-3)",
    source: "Gupta et al. 2018, arXiv:1802.09568; pytorch_optimizer.Shampoo",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu", "beta"],
        "share of the last step in the gradient"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "share of the weights added to the gradient, momentum included"),
      .number(
        "eps", \.eps, in: .above(0), synonyms: ["matrix_eps", "epsilon"],
        "where the sums begin, and their least eigenvalue"),
      .count(
        "every", \.every, in: .within(1...1e9), synonyms: ["preconditioning_compute_steps"],
        "updates from one pair of roots to the next; those before the first move nothing"),
      .count(
        "max_dim", \.maxDim, in: .within(1...1e9), synonyms: ["max_preconditioner_dim", "block_size"],
        "longest side that keeps a whole matrix"),
    ],
    page: CardPage(
      """
      Sums the products of each two rows, and of each two columns, of every gradient, and multiplies the \
      gradient from both sides by inverse fourth roots of these sums, so that directions that were steep \
      together are shortened together. The roots are what costs: that of a side of 1024 takes more than half \
      a second on one thread, and eight times that for twice the side, and by default each update makes them \
      anew; `every` makes them less often.
      """,
      formula: """
        L <- L + g gᵀ; R <- R + gᵀ g; both begin as eps I; x <- x - lr L^(-1/4) g R^(-1/4); of a vector, \
        x <- x - lr L^(-1/2) g
        """,
      use: "Where layers are small, a few hundred wide at most, and steps are worth more than their time; "
        + "`soap` does nearly the same for less. With `every` take a larger `eps`, such as 1e-3: along what "
        + "no gradient had when the roots were made, a step is eps^(-1/2) times the gradient."))

  package var slots: [String] { momentum == 0 ? [] : ["step"] }
  package var keeps: [String] { slots + ["sums", "roots"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }

  /// The sides that count, the columns, which are the outputs, first.
  private func sides(of tensor: TensorPlace) -> [TensorSide] {
    tensor.role == .weight ? [.columns, .rows] : [.columns]
  }

  private func isWhole(_ side: TensorSide, of tensor: TensorPlace) -> Bool {
    side.length(of: tensor) <= maxDim
  }

  private func longestWhole(of tensor: TensorPlace) -> Int {
    sides(of: tensor).filter { isWhole($0, of: tensor) }.reduce(0) { max($0, $1.length(of: tensor)) }
  }

  package func extras(of tensor: TensorPlace) -> [Int] {
    sides(of: tensor).flatMap { side in
      let length = side.length(of: tensor)
      let square = Counting.product(length, length)
      return isWhole(side, of: tensor) ? [square, square] : [length, 0]
    }
  }

  package func scratch(for tensors: [TensorPlace]) -> Int {
    tensors.reduce(0) { most, tensor in
      let length = longestWhole(of: tensor)
      return max(most, Counting.sum(Counting.product(2, tensor.count), Counting.product(length, length)))
    }
  }

  package func workspace(for tensors: [TensorPlace]) -> Int {
    tensors.reduce(0) { max($0, Eigensystem.room(order: longestWhole(of: $1))) }
  }

  package func flops(for tensors: [TensorPlace]) -> Int {
    let each = tensors.flatMap { tensor in
      sides(of: tensor).filter { isWhole($0, of: tensor) }.map { side in
        let length = side.length(of: tensor)
        let products = Counting.product(4, tensor.count, length)
        return Counting.sum(products, Counting.product(11, length, length, length) / every)
      }
    }
    return each.reduce(0, Counting.sum)
  }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let scratch = motion.further.scratch,
      let workspace = motion.further.workspace
    else { return }
    let first = scratch.first(tensor.count)
    propose(motion, into: first)
    let sides = sides(of: tensor).enumerated().map { place, side in
      ShampooSide(
        side: side, isWhole: isWhole(side, of: tensor), sum: motion.further.extras[2 * place],
        root: motion.further.extras[2 * place + 1], length: side.length(of: tensor), eps: eps,
        power: -0.5 / Double(self.sides(of: tensor).count))
    }
    let rest = scratch.part(2 * tensor.count..<scratch.count)
    var step = first.matrix(as: tensor)
    for side in sides {
      if motion.step == 1 { side.begin() }
      side.add(step, motion.engine, rest)
      if motion.step % every == 0 { side.makeRoot(motion.engine, rest, workspace) }
    }
    var other = scratch.part(tensor.count, count: tensor.count).matrix(as: tensor)
    for side in sides {
      side.multiply(step, into: other, motion.engine)
      swap(&step, &other)
    }
    let lr = Float(motion.lr)
    motion.engine.sweep(motion.weights, step.flat) { w, u in w -= lr * u }
    if let kept = motion.slots.first { motion.engine.sweep(kept, step.flat) { kept, u in kept = u } }
  }

  /// Writes the gradient with its share of the last step and of the weights.
  private func propose(_ motion: Motion, into room: Vector) {
    motion.engine.sweep(room, motion.gradient) { u, g in u = g }
    if let last = motion.slots.first, motion.step > 1 {
      let share = Float(momentum)
      motion.engine.sweep(room, last) { u, last in u = moved(u, toward: last, by: share) }
    }
    if decay != 0, motion.isDecayed {
      let share = Float(decay)
      motion.engine.sweep(room, motion.weights) { u, w in u += share * w }
    }
  }
}

/// What shampoo keeps of one side of a tensor.
private struct ShampooSide {
  let side: TensorSide
  let isWhole: Bool
  /// `[length, length]`, or the diagonal alone.
  let sum: Vector
  let root: Vector
  let length: Int
  let eps: Double
  /// The power of the sum that steps are multiplied by.
  let power: Double

  func begin() {
    sum.fill(isWhole ? 0 : Float(eps: eps))
    guard isWhole else { return }
    for i in 0..<length { sum[i * length + i] = Float(eps: eps) }
  }

  func add(_ gradient: Matrix, _ engine: Engine, _ room: Vector) {
    guard isWhole else {
      addDiagonal(gradient, engine)
      return
    }
    let products = room.square(length)
    side.multiplyPairs(of: gradient, into: products, on: engine)
    engine.sweep(sum, products.flat) { s, p in s += p }
  }

  private func addDiagonal(_ gradient: Matrix, _ engine: Engine) {
    for i in 0..<length {
      let squares =
        switch side {
        case .rows: engine.sumOfSquares(gradient.flat.part(i * gradient.columns, count: gradient.columns))
        case .columns:
          (0..<gradient.rows).reduce(0.0) { $0 + Double(gradient[$1, i]) * Double(gradient[$1, i]) }
        }
      sum[i] += Float(squares)
    }
  }

  /// The power of the sum, as the product of half of it with itself, which cannot but be symmetric.
  func makeRoot(_ engine: Engine, _ room: Vector, _ workspace: Buffer<Double>) {
    guard isWhole else { return }
    let (system, sums) = (Eigensystem(order: length, in: workspace), sum.square(length))
    for row in 0..<length {
      for column in 0..<length { system.set(row, column, Double(sums[row, column])) }
    }
    system.solve()
    let half = room.square(length)
    let least = Double(Float(eps: eps))
    for rank in 0..<length {
      let scale = Exact.pow(max(system.value(rank), least), 0.5 * power)
      for i in 0..<length { half[rank, i] = Float(scale * system.vector(rank, i)) }
    }
    engine.multiplyTransposingFirst(half, half, into: root.square(length))
  }

  func multiply(_ step: Matrix, into product: Matrix, _ engine: Engine) {
    if isWhole {
      side.turnBack(step, into: product, by: root.square(length), on: engine)
      return
    }
    for row in 0..<step.rows {
      for column in 0..<step.columns {
        let place =
          switch side {
          case .rows: row
          case .columns: column
          }
        product[row, column] = step[row, column] * Float(Exact.pow(Double(sum[place]), power))
      }
    }
  }
}
