import DescentCatalogue
import DescentTensor

/// Momentum whose steps are made nearly orthogonal, for the weights of layers; the rest is left to adam.
///
/// Source: Jordan et al., "Muon", 2024, kellerjordan.github.io/posts/muon, and Liu et al. 2025,
/// arXiv:2502.16982, in the form of torch.optim.Muon, but that all is binary32 where torch orthogonalizes in
/// bfloat16, and that biases, gains and shifts are moved by adam with `adam_ratio` of the step length.
package struct Muon: Optimizer {
  package var lr = 1e-3
  package var momentum = 0.95
  package var nesterov = true
  package var decay = 0.1
  package var rounds = 5
  package var matching = false
  package var adamRatio = 1.0
  package var eps = 1e-7

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "muon", synonyms: ["Muon"],
    summary: "momentum whose steps are made nearly orthogonal",
    example: "optimizer muon(lr=0.02)",
    source: "Jordan et al. 2024; Liu et al. 2025, arXiv:2502.16982; torch.optim.Muon",
    options: [
      .number("lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"], "step length"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["mu", "beta"], "share of the mean kept"),
      .flag("nesterov", \.nesterov, "look ahead along the mean"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "weights shrink by lr times this each update"),
      .count("rounds", \.rounds, in: .within(1...20), synonyms: ["ns_steps"], "of Newton and Schulz"),
      .flag(
        "matching", \.matching, synonyms: ["adjust_lr_fn", "match_rms_adamw"],
        "make steps as long as AdamW's mostly are"),
      .number("adam_ratio", \.adamRatio, in: .atLeast(0), "adam's step length, for biases, over lr"),
      .number("eps", \.eps, in: .above(0), synonyms: ["epsilon"], "least length that a step is divided by"),
    ],
    page: CardPage(
      """
      Replaces the momentum of each weight matrix by about the nearest orthogonal matrix, through a few \
      products of matrices. All its directions then move at one speed, the rare like the common; what is no \
      matrix is moved by adam.
      """,
      formula: """
        m <- momentum m + (1-momentum) g; \
        u = (1-momentum) g + momentum m, or m without nesterov; \
        u <- u / max(|u|, eps); \
        rounds times: A = u u', u <- 3.4445 u + (2.0315 A A - 4.7750 A) u; \
        x <- x (1 - lr decay); \
        x <- x - lr sqrt(max(1, outputs/inputs)) u; \
        matching: 0.2 sqrt(max(inputs, outputs)) for that root
        """,
      use: """
        Networks whose weights lie in wide dense layers; an lr of 0.02 is a start, with `matching` that of \
        adamw. The products cost little beside a large batch and much beside a small one.
        """,
      differs: """
        torch.optim.Muon makes steps orthogonal in bfloat16, here all is binary32; and it takes matrices \
        alone, where biases, gains and shifts go to adam here, at adam_ratio times lr. weight_decay is \
        `decay`, ns_steps is `rounds`, adjust_lr_fn is `matching`.
        """))

  package var slots: [String] { [] }
  package var keeps: [String] { ["mean"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }

  package func extras(of tensor: TensorPlace) -> [Int] {
    tensor.role == .weight ? [tensor.count] : [tensor.count, tensor.count]
  }

  package func scratch(for tensors: [TensorPlace]) -> Int {
    tensors.filter { $0.role == .weight }.reduce(0) { max($0, Orthogonalizer.room($1)) }
  }

  package func flops(for tensors: [TensorPlace]) -> Int {
    let each = tensors.filter { $0.role == .weight }.map { tensor in
      let least = min(tensor.rows, tensor.columns)
      let terms = Counting.sum(Counting.product(2, tensor.count), Counting.product(least, least))
      return Counting.product(2, rounds, least, terms)
    }
    return each.reduce(0, Counting.sum)
  }

  package func shrinking(_ motion: Motion) -> Float { motion.shrinking(by: decay) }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let room = motion.further.scratch else { return }
    if tensor.role == .weight {
      moveMatrix(motion, tensor, room)
    } else {
      moveByAdam(motion)
    }
  }

  private func moveByAdam(_ motion: Motion) {
    let (mean, square) = (motion.further.extras[0], motion.further.extras[1])
    let rest = Motion(
      engine: motion.engine, weights: motion.weights, gradient: motion.gradient, slots: [mean, square],
      step: motion.step, lr: motion.lr * adamRatio, isDecayed: false)
    Adam().move(rest)
  }

  private func moveMatrix(_ motion: Motion, _ tensor: TensorPlace, _ room: Vector) {
    let orthogonalizer = Orthogonalizer(tensor, room, motion.engine)
    let step = orthogonalizer.step
    let (kept, taken) = (Float(momentum), Float(1 - momentum))
    let looksAhead = nesterov
    motion.engine.sweep(step, motion.gradient, motion.further.extras[0]) { u, g, m in
      m = moved(m, toward: g, by: taken)
      u = looksAhead ? moved(g, toward: m, by: kept) : m
    }
    orthogonalizer.run(rounds: rounds, eps: eps)
    let (outputs, inputs) = (Double(tensor.columns), Double(tensor.rows))
    let scale = matching ? 0.2 * Exact.sqrt(max(inputs, outputs)) : Exact.sqrt(max(1, outputs / inputs))
    let (length, shrunk) = (Float(motion.lr * scale), shrinking(motion))
    motion.engine.sweep(motion.weights, step) { w, u in w = w * shrunk - length * u }
  }
}

/// Brings a matrix near the orthogonal one that points its way, by Newton's and Schulz' iteration.
private struct Orthogonalizer {
  /// What is made orthogonal, as it lies in the weights.
  let step: Vector
  private let engine: Engine
  private let turns: Bool
  /// `[m, n]`, m at most n.
  private let wide: Matrix
  private let other: Matrix
  /// `[m, m]`.
  private let square: Matrix
  private let fourth: Matrix

  /// Floats that a tensor needs.
  static func room(_ tensor: TensorPlace) -> Int {
    let least = min(tensor.rows, tensor.columns)
    return Counting.sum(Counting.product(3, tensor.count), Counting.product(2, least, least))
  }

  init(_ tensor: TensorPlace, _ room: Vector, _ engine: Engine) {
    let (count, m) = (tensor.count, min(tensor.rows, tensor.columns))
    func matrix(_ place: Int, _ rows: Int, _ columns: Int) -> Matrix {
      Matrix(room.buffer, offset: room.offset + place, rows: rows, columns: columns)
    }
    let n = max(tensor.rows, tensor.columns)
    step = room.first(count)
    wide = matrix(count, m, n)
    other = matrix(2 * count, m, n)
    square = matrix(3 * count, m, m)
    fourth = matrix(3 * count + m * m, m, m)
    turns = tensor.rows > tensor.columns
    self.engine = engine
  }

  /// Five rounds leave singular values between about 0.7 and 1.2.
  func run(rounds: Int, eps: Double) {
    let length = Float(max(Exact.sqrt(engine.sumOfSquares(step)), eps))
    engine.sweep(step) { u in u /= length }
    copy(step, into: wide, turning: turns)
    let (a, b, c): (Float, Float, Float) = (3.4445, -4.7750, 2.0315)
    for _ in 0..<rounds {
      engine.multiplyTransposingSecond(wide, wide, into: square)
      engine.multiply(square, square, adding: nil, into: fourth)
      engine.sweep(fourth.flat, square.flat) { f, s in f = b * s + c * f }
      engine.multiply(fourth, wide, adding: nil, into: other)
      engine.sweep(wide.flat, other.flat) { w, o in w = a * w + o }
    }
    copyBack()
  }

  private func copy(_ from: Vector, into matrix: Matrix, turning: Bool) {
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        matrix[row, column] = from[turning ? column * matrix.rows + row : row * matrix.columns + column]
      }
    }
  }

  private func copyBack() {
    for row in 0..<wide.rows {
      for column in 0..<wide.columns {
        step[turns ? column * wide.rows + row : row * wide.columns + column] = wide[row, column]
      }
    }
  }
}
