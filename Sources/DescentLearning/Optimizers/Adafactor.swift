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

  package var slots: [String] { [] }
  package var keeps: [String] { ["square"] }
  package var usesDecay: Bool { decay != 0 }
  package var reach: Reach { .tensor }

  package func extras(of tensor: TensorPlace) -> [Int] {
    tensor.role == .weight ? [tensor.rows, tensor.columns] : [tensor.count]
  }

  package func scratch(for tensors: [TensorPlace]) -> Int { tensors.reduce(0) { max($0, $1.count) } }

  package func move(_ motion: Motion) {
    guard let tensor = motion.tensors.first, let room = motion.further.scratch?.first(tensor.count) else {
      return
    }
    let size = meanSize(motion.weights, motion.engine)
    let alpha = max(eps2, size) * min(motion.lr, 1 / Exact.sqrt(Double(motion.step)))
    let shrunk = motion.shrinking(by: decay)
    if shrunk != 1 { motion.engine.sweep(motion.weights) { w in w *= shrunk } }
    let taken = Float(Exact.pow(Double(motion.step), beta2Decay))
    if tensor.role == .weight {
      proposeMatrix(motion, tensor, taken, into: room)
    } else {
      proposeVector(motion, taken, into: room)
    }
    let step = Float(alpha / max(1, meanSize(room, motion.engine) / clip))
    motion.engine.sweep(motion.weights, room) { w, u in w -= step * u }
  }

  /// The root of the mean square.
  private func meanSize(_ vector: Vector, _ engine: Engine) -> Double {
    Exact.sqrt(engine.sumOfSquares(vector)) / Exact.sqrt(Double(vector.count))
  }

  private func proposeVector(_ motion: Motion, _ taken: Float, into room: Vector) {
    let least = Float(eps1 * eps1)
    motion.engine.sweep(room, motion.gradient, motion.further.extras[0]) { u, g, v in
      v = moved(v, toward: g * g, by: taken)
      u = g / squareRoot(v > least ? v : least)
    }
  }

  private func proposeMatrix(_ motion: Motion, _ tensor: TensorPlace, _ taken: Float, into room: Vector) {
    let squares = Matrix(room.buffer, offset: room.offset, rows: tensor.rows, columns: tensor.columns)
    motion.engine.sweep(room, motion.gradient) { u, g in u = g * g }
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
    let mean = max(motion.engine.sumOfMagnitudes(ofColumns) / Double(tensor.columns), eps1)
    let (scale, least) = (Float(mean), Float(eps1 * eps1))
    for row in 0..<tensor.rows {
      let ofRow = ofRows[row]
      let steps = room.part(row * tensor.columns, count: tensor.columns)
      let gradient = motion.gradient.part(row * tensor.columns, count: tensor.columns)
      motion.engine.sweep(steps, gradient, ofColumns) { u, g, ofColumn in
        let square = (ofColumn * ofRow) / scale
        u = g / squareRoot(square > least ? square : least)
      }
    }
  }
}
