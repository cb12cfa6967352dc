import DescentTensor

/// Measures how fast an engine is on its machine.
package struct Speedometer {
  private let engine: Engine
  private let seconds: () -> Double
  /// Seconds for each thing that is measured.
  private let patience: Double

  /// - Parameters:
  ///   - patience: Seconds for each thing that is measured.
  ///   - seconds: A clock that only goes forward.
  package init(_ engine: Engine, patience: Double, seconds: @escaping () -> Double) {
    self.engine = engine
    self.patience = patience
    self.seconds = seconds
  }

  /// What is measured without the peak, with sweeps over these many bytes; nil where memory cannot be had.
  package func speed(sweeping sizes: [Int]) -> MachineSpeed? {
    guard let products = product([128, 512, 256]), let smallProducts = product([32, 64, 64]),
      let passes = Passes(), let sweeps = sweeps(sizes)
    else { return nil }
    return MachineSpeed(
      instructionSet: engine.instructionSet.rawValue, threads: engine.threads, peak: nil, products: products,
      smallProducts: smallProducts, functions: Double(Passes.count) / usual { passes.functions(engine) },
      losses: Double(Passes.rows) / usual { passes.loss(engine) },
      updates: Double(Passes.count) / usual { passes.update(engine) },
      loops: Double(12 * Passes.count) / usual { passes.loop(engine) },
      roots: Double(Passes.count) / usual { passes.roots(engine) }, sweeps: sweeps)
  }

  /// The same with the peak.
  package func wholeSpeed(sweeping sizes: [Int]) -> MachineSpeed? {
    guard let speed = speed(sweeping: sizes) else { return nil }
    let rounds = 20_000
    let flops = engine.runChains(rounds: rounds)
    // Longer than the rest: every thread has to have come to work at once.
    let times = times(5 * patience) { _ = engine.runChains(rounds: rounds) }
    return speed.with(peak: flops / max(times.min() ?? 0, 1e-9))
  }

  /// Floating-point operations a second of a product of so many rows, so much depth and so many columns.
  private func product(_ shape: [Int]) -> Double? {
    guard let first = FloatBuffer(count: shape[0] * shape[1]),
      let second = FloatBuffer(count: shape[1] * shape[2]),
      let result = FloatBuffer(count: shape[0] * shape[2])
    else { return nil }
    first.fill(0.5)
    second.fill(0.25)
    let a = Matrix(first, rows: shape[0], columns: shape[1])
    let b = Matrix(second, rows: shape[1], columns: shape[2])
    let c = Matrix(result, rows: shape[0], columns: shape[2])
    let flops = Double(2 * shape[0] * shape[1] * shape[2])
    return flops / usual { engine.multiply(a, b, adding: nil, into: c) }
  }

  /// Reading and writing in place, the largest size first and the others within its memory.
  private func sweeps(_ sizes: [Int]) -> [MachineSpeed.Sweep]? {
    guard let largest = sizes.max(), let buffer = FloatBuffer(count: max(1, largest / 4)) else { return nil }
    return sizes.sorted().map { size in
      let matrix = Matrix(buffer, rows: 1, columns: max(1, size / 4))
      return MachineSpeed.Sweep(
        bytes: size, rate: Double(2 * size) / usual { engine.relu(matrix, into: matrix) })
    }
  }

  /// How long it takes where nothing comes between: a tenth of the runs are faster.
  private func usual(_ body: () -> Void) -> Double {
    let times = times(patience, body).sorted()
    return max(times[times.count / 10], 1e-9)
  }

  /// How long each run took, the first, which brings things near, left out.
  private func times(_ patience: Double, _ body: () -> Void) -> [Double] {
    body()
    var times: [Double] = []
    let end = seconds() + patience
    var now = seconds()
    repeat {
      body()
      let after = seconds()
      times.append(after - now)
      now = after
    } while now < end || times.count < 3
    return times
  }
}

/// Passes over vectors that lie in a cache.
private struct Passes {
  static let count = 65_536
  static let rows = 64

  private let vectors: [Vector]
  private let labels: LabelBuffer
  private let losses: DoubleBuffer

  /// Nil where memory cannot be had.
  init?() {
    var vectors: [Vector] = []
    for _ in 0..<4 {
      guard let buffer = FloatBuffer(count: Self.count) else { return nil }
      buffer.fill(0.5)
      vectors.append(Vector(buffer))
    }
    guard let labels = LabelBuffer(count: Self.rows), let losses = DoubleBuffer(count: Self.rows) else {
      return nil
    }
    (self.vectors, self.labels, self.losses) = (vectors, labels, losses)
  }

  func loss(_ engine: Engine) {
    let logits = Matrix(vectors[2].buffer, rows: Self.rows, columns: 10)
    let gradient = Matrix(vectors[3].buffer, rows: Self.rows, columns: 10)
    _ = engine.softmaxCrossEntropy(
      logits, labels: labels, smoothing: 0, scale: 1e-9, gradient: gradient, losses: losses)
  }

  func functions(_ engine: Engine) {
    let from = Matrix(vectors[0].buffer, rows: 1, columns: Self.count)
    engine.tanh(from, into: Matrix(vectors[1].buffer, rows: 1, columns: Self.count))
  }

  func update(_ engine: Engine) {
    let constants = AdamConstants(
      beta1: 0.9, beta2: 0.999, oneMinusBeta1: 0.1, oneMinusBeta2: 0.001, stepSize: 1e-9, rootScale: 1,
      eps: 1e-8, decay: 1)
    engine.adam(vectors[0], vectors[1], mean: vectors[2], square: vectors[3], constants: constants)
  }

  func loop(_ engine: Engine) { engine.sweep(vectors[0], vectors[1]) { w, g in w -= 1e-9 * g } }

  func roots(_ engine: Engine) {
    engine.sweep(vectors[0], vectors[1], vectors[2]) { w, g, s in
      s = 0.9 * s + 0.1 * g * g
      w -= 1e-9 * g / (squareRoot(s) + 1e-8)
    }
  }
}
