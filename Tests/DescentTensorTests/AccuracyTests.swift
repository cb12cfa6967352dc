import DescentTensor
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Accuracy")
struct AccuracyTests {
  static let samples = 1_000_000

  /// Largest distance from a reference in binary64, in units of the last place that binary32 has there.
  private func largestError(
    _ inputs: [Float], _ run: (Matrix) -> Void, reference: (Double) -> Double
  ) throws -> (ulp: Double, input: Float) {
    let values = try matrix(inputs, rows: 1, columns: inputs.count)
    run(values)
    var worst = (ulp: 0.0, input: Float(0))
    for i in inputs.indices {
      let exact = reference(Double(inputs[i]))
      let found = values[0, i]
      if found.isInfinite || exact.magnitude > Double(Float.greatestFiniteMagnitude) {
        #expect(found == Float(exact), "overflow at \(inputs[i])")
        continue
      }
      let error = (Double(found) - exact).magnitude / Double(Float(exact).ulp)
      if !(error <= worst.ulp) { worst = (error, inputs[i]) }
    }
    return worst
  }

  /// Inputs over a range, evenly, and over all binades, towards zero.
  private func inputs(within bound: Float) -> [Float] {
    var dice = Dice(31)
    return (0..<Self.samples).map { i in
      if i % 2 == 0 { return dice.number() * bound }
      let size = Float(bitPattern: dice.bits() % (bound.bitPattern + 1))
      return dice.bits() & 1 == 0 ? size : -size
    }
  }

  @Test func `tanh errs by at most 0_51 ulp`() throws {
    let engine = Engines.single
    let worst = try largestError(inputs(within: 12), { engine.tanh($0, into: $0) }, reference: { tanh($0) })
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test func `sigmoid errs by at most 0_51 ulp`() throws {
    let engine = Engines.single
    let worst = try largestError(
      inputs(within: 106), { engine.sigmoid($0, into: $0) }, reference: { 1 / (1 + exp(-$0)) })
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test func `gelu errs by at most 0_51 ulp`() throws {
    let engine = Engines.single
    let worst = try largestError(
      inputs(within: 16), { engine.gelu($0, into: $0) },
      reference: { 0.5 * $0 * erfc(-$0 * 0.5.squareRoot()) })
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test func `elu errs by at most 0_51 ulp`() throws {
    let engine = Engines.single
    for alpha in [1, 0.3] {
      let worst = try largestError(
        inputs(within: 106), { engine.elu($0, alpha: alpha, into: $0) },
        reference: { $0 > 0 ? $0 : alpha * expm1($0) })
      #expect(worst.ulp <= 0.51, "largest error \(worst)")
    }
  }

  @Test func `silu errs by at most 0_51 ulp`() throws {
    let engine = Engines.single
    let worst = try largestError(
      inputs(within: 112), { engine.silu($0, into: $0) }, reference: { $0 / (1 + exp(-$0)) })
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test func `softplus errs by at most 0_51 ulp`() throws {
    let engine = Engines.single
    let worst = try largestError(
      inputs(within: 106), { engine.softplus($0, into: $0) },
      reference: { max($0, 0) + log1p(exp(-$0.magnitude)) })
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test func `the slopes of elu, silu and softplus err by at most 0_51 ulp`() throws {
    let sigmoid = { (x: Double) in 1 / (1 + exp(-x)) }
    try expectSlope({ Engines.single.eluBackward(input: $0, alpha: 0.3, gradient: $1) }) {
      $0 > 0 ? 1 : 0.3 * exp($0)
    }
    try expectSlope({ Engines.single.softplusBackward(input: $0, gradient: $1) }, is: sigmoid)
    // The slope of silu crosses 0 at -1.2785.
    try expectSlope({ Engines.single.siluBackward(input: $0, gradient: $1) }, zero: -1.2785) { x in
      sigmoid(x) * (1 + x * sigmoid(-x))
    }
  }

  /// A way back from ones is the slope; near a zero of the slope 10⁻¹¹ more is allowed.
  private func expectSlope(
    _ run: (Matrix, Matrix) -> Void, zero: Float? = nil, is slope: (Double) -> Double
  ) throws {
    let values = inputs(within: 106)
    let x = try matrix(values, rows: 1, columns: values.count)
    let gradient = try matrix([Float](repeating: 1, count: values.count), rows: 1, columns: values.count)
    run(x, gradient)
    var worst = (ulp: 0.0, input: Float(0))
    for i in values.indices {
      let exact = slope(Double(values[i]))
      let allowance = zero.map { (values[i] - $0).magnitude < 0.01 } == true ? 1e-11 : 0
      let error = max(0, (Double(gradient[0, i]) - exact).magnitude - allowance) / Double(Float(exact).ulp)
      if !(error <= worst.ulp) { worst = (error, values[i]) }
    }
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test func `gelu's slope errs by at most 0_51 ulp, or 1e-11 near its zero`() throws {
    let slope = { (x: Double) in
      0.5 * erfc(-x * 0.5.squareRoot()) + x * exp(-0.5 * x * x) * 0.3989422804014327
    }
    let values = inputs(within: 16)
    let x = try matrix(values, rows: 1, columns: values.count)
    let gradient = try matrix([Float](repeating: 1, count: values.count), rows: 1, columns: values.count)
    Engines.single.geluBackward(input: x, gradient: gradient)
    var worst = 0.0
    for i in values.indices {
      let exact = slope(Double(values[i]))
      let error = (Double(gradient[0, i]) - exact).magnitude
      let allowance = (values[i] + 0.7518).magnitude < 0.01 ? 1e-11 : 0
      worst = max(worst, max(0, error - allowance) / Double(Float(exact).ulp))
    }
    #expect(worst <= 0.51, "largest error \(worst)")
  }

  /// Softmax of two logits over a smoothing of nothing is the sum of e^0 and e^-d, and shows the exponential.
  @Test func `the exponential within softmax errs by at most 0_51 ulp`() throws {
    var worst = 0.0
    var dice = Dice(33)
    let count = 100_000
    let drops = (0..<count).map { _ in dice.number().magnitude * 20 }
    let logits = try matrix(drops.flatMap { [0, -$0] }, rows: count, columns: 2)
    let gradient = try matrix([Float](repeating: 0, count: 2 * count), rows: count, columns: 2)
    let losses = try #require(DoubleBuffer(count: count))
    let labels = try labels([Int](repeating: 0, count: count))
    _ = Engines.single.softmaxCrossEntropy(
      logits, labels: labels, smoothing: 0, scale: 1, gradient: gradient, losses: losses)
    for i in 0..<count {
      let e = Twin.boundedExp(-drops[i])
      let exact = exp(-Double(drops[i]))
      worst = max(worst, (Double(e) - exact).magnitude / Double(Float(exact).ulp))
      #expect(gradient[i, 1].bitPattern == (e / (1 + e)).bitPattern)
    }
    #expect(worst <= 0.51, "largest error \(worst)")
  }

  @Test func `normal numbers err by at most 0_51 ulp`() {
    let stream = RandomStream(seed: 7, .noise)
    var worst = 0.0
    for i in 0..<UInt64(Self.samples / 4) {
      let p = (Double(stream.bits(at: i) >> 8) + 0.5) * 0x1p-24
      let x = stream.normal(at: i)
      // One step of Newton from the binary32 result, on the side where the tail is small.
      let (size, tail) = (Double(x.magnitude), min(p, 1 - p))
      let density = exp(-0.5 * size * size) * 0.3989422804014327
      let exact = size + (0.5 * erfc(size * 0.5.squareRoot()) - tail) / density
      worst = max(worst, (size - exact).magnitude / Double(Float(exact).ulp))
      #expect((x < 0) == (p < 0.5))
    }
    #expect(worst <= 0.51, "largest error \(worst)")
  }
}
