import DescentCatalogue
import DescentTensor

/// Adam without momentum whose mean squares are kept as one number for each row and each column.
///
/// Source: Shazeer and Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", 2018,
/// arXiv:1804.04235, in the form of torch.optim.Adafactor; a vector keeps a mean square for each element.
package struct Adafactor: Optimizer {
  package var lr = 0.01
  package var beta2Decay = -0.8
  package var eps1 = 0x1p-23
  package var eps2 = 1e-3
  package var clip = 1.0
  package var decay = 0.0
  package var momentum = 0.0
  package var relative = true
  package var scaled = true
  package var epsAdded = false
  package var fixedDecay = false
  package var minDim = 1

  package init() {}

  package static let card = EntryCard<Self>(
    .optimizer, "adafactor", synonyms: ["Adafactor"],
    summary: "steps divided by the root of a mean square that rows and columns share",
    example: "optimizer adafactor(lr=0.01)",
    source: "Shazeer and Stern 2018, arXiv:1804.04235; torch.optim.Adafactor",
    options: [
      .number(
        "lr", \.lr, in: .atLeast(0), synonyms: ["learning_rate", "eta"],
        "longest step over the weights' mean size"),
      .number(
        "beta2_decay", \.beta2Decay, in: .within(-10...0), synonyms: ["decay_rate"],
        "power of the update's number that is the share of a new square"),
      .number("eps1", \.eps1, in: .above(0), synonyms: ["eps", "epsilon"], "least mean square"),
      .number("eps2", \.eps2, in: .above(0), "least mean size of weights"),
      .number(
        "clip", \.clip, in: .above(0), synonyms: ["d", "clip_threshold"], "largest mean size of a step"),
      .number(
        "decay", \.decay, in: .atLeast(0), synonyms: ["weight_decay", "wd"],
        "weights shrink by lr times this each update"),
      .number(
        "momentum", \.momentum, in: .within(0..<1), synonyms: ["beta1"],
        "share kept of a mean of the steps, which optax has"),
      .flag(
        "relative", \.relative, synonyms: ["relative_step"],
        "let no step be longer than 1 over the root of the updates; optax does not"),
      .flag(
        "scaled", \.scaled, synonyms: ["multiply_by_parameter_scale", "scale_parameter"],
        "multiply steps by the weights' mean size"),
      .flag("eps_added", \.epsAdded, "add eps1 to every square, as optax and Keras do"),
      .flag("fixed_decay", \.fixedDecay, "shrink by decay itself and not lr times it, as optax does"),
      .count(
        "min_dim", \.minDim, in: .within(1...1e9), synonyms: ["min_dim_size_to_factor"],
        "fewest rows and columns that share squares; optax has 128"),
    ],
    page: CardPage(
      """
      Divides the gradient by a root mean square of which it keeps one number a row and one a column. Steps \
      are bounded and measured against the size of the weights, so that lr says how long one may be.
      """,
      formula: """
        k = t^beta2_decay; \
        r, c <- (1-k) r, c + k (the means of g^2 over each row and column); \
        v = r c / mean(r), u = g / sqrt(v); \
        u <- u / max(1, rms(u) / clip); \
        x <- x (1 - lr decay); \
        x <- x - max(eps2, rms(x)) min(lr, 1/sqrt(t)) u
        """,
      use: """
        Where the two vectors of `adam` do not fit into memory. It has no momentum and is a little slower; \
        a bias keeps a mean square for each element.
        """,
      differs: """
        eps is `eps1` and `eps2`, d is `clip`, weight_decay is `decay` and spares biases. optax and Keras \
        have other forms of the same paper, with other steps.
        """))

  package var slots: [String] { momentum == 0 ? [] : ["mean"] }
  package var keeps: [String] { slots + ["square"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }

  package func extras(of tensor: TensorPlace) -> [Int] {
    isShared(tensor) ? [tensor.rows, tensor.columns] : [tensor.count]
  }

  /// Whether rows and columns share mean squares.
  private func isShared(_ tensor: TensorPlace) -> Bool {
    tensor.role == .weight && min(tensor.rows, tensor.columns) >= minDim
  }

  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { max($0, $1.count) } }

  package func shrinking(_ motion: Motion) -> Float {
    fixedDecay && motion.isDecayed ? Float(1 - decay) : motion.shrinking(by: decay)
  }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let room = motion.further.scratch?.first(tensor.count) else {
      return
    }
    let size = scaled ? max(eps2, meanSize(motion.weights, motion.engine)) : 1
    let alpha = size * (relative ? min(motion.lr, 1 / Exact.sqrt(Double(motion.step))) : motion.lr)
    let shrunk = shrinking(motion)
    if shrunk != 1 { motion.engine.sweep(motion.weights) { w in w *= shrunk } }
    let taken = Float(Exact.pow(Double(motion.step), beta2Decay))
    if isShared(tensor) {
      proposeMatrix(motion, tensor, taken, into: room)
    } else {
      proposeVector(motion, taken, into: room)
    }
    let step = Float(alpha / max(1, meanSize(room, motion.engine) / clip))
    guard let mean = motion.slots.first else {
      motion.engine.sweep(motion.weights, room) { w, u in w -= step * u }
      return
    }
    let share = Float(1 - momentum)
    motion.engine.sweep(motion.weights, room, mean) { w, u, m in
      m = moved(m, toward: step * u, by: share)
      w -= m
    }
  }

  /// The root of the mean square.
  private func meanSize(_ vector: Vector, _ engine: Engine) -> Double {
    Exact.sqrt(engine.sumOfSquares(vector)) / Exact.sqrt(Double(vector.count))
  }

  /// What is added to a square.
  private var added: Float { epsAdded ? Float(eps: eps1) : 0 }

  /// What a mean square counts as at least.
  private var least: Float { epsAdded ? .leastNormalMagnitude : Float(eps1 * eps1) }

  private func proposeVector(_ motion: Motion, _ taken: Float, into room: Vector) {
    let (least, added) = (least, added)
    motion.engine.sweep(room, motion.gradient, motion.further.extras[0]) { u, g, v in
      v = moved(v, toward: g * g + added, by: taken)
      u = g / squareRoot(v > least ? v : least)
    }
  }

  private func proposeMatrix(_ motion: Motion, _ tensor: TensorPlace, _ taken: Float, into room: Vector) {
    let squares = Matrix(room.buffer, offset: room.offset, rows: tensor.rows, columns: tensor.columns)
    let (least, added, isAdded) = (least, added, epsAdded)
    motion.engine.sweep(room, motion.gradient) { u, g in u = g * g + added }
    let (ofRows, ofColumns) = (motion.further.extras[0], motion.further.extras[1])
    for row in 0..<tensor.rows {
      let sum = motion.engine.sumOfMagnitudes(room.part(row * tensor.columns, count: tensor.columns))
      ofRows[row] = moved(ofRows[row], toward: Float(sum / Double(tensor.columns)), by: taken)
    }
    for column in 0..<tensor.columns {
      let sum = (0..<tensor.rows).reduce(0.0) { $0 + Double(squares[$1, column]) }
      ofColumns[column] = moved(ofColumns[column], toward: Float(sum / Double(tensor.rows)), by: taken)
    }
    // The rows of torch are our columns: one for each output.
    let mean = motion.engine.sumOfMagnitudes(ofColumns) / Double(tensor.columns)
    let scale = Float(epsAdded ? mean : max(mean, eps1))
    for row in 0..<tensor.rows {
      let ofRow = ofRows[row]
      let steps = room.part(row * tensor.columns, count: tensor.columns)
      let gradient = motion.gradient.part(row * tensor.columns, count: tensor.columns)
      motion.engine.sweep(steps, gradient, ofColumns) { u, g, ofColumn in
        let square = isAdded ? (ofColumn / scale) * ofRow : (ofColumn * ofRow) / scale
        u = g / squareRoot(square > least ? square : least)
      }
    }
  }
}
