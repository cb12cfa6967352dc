import DescentTensor
import Testing

/// An activation, its gradient, and their twins.
struct ActivationCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let forward: @Sendable (Engine, Matrix, Matrix) -> Void
  let backward: @Sendable (Engine, Matrix, Matrix) -> Void
  let twin: @Sendable (Float) -> Float
  let slopeTwin: @Sendable (Float, Float) -> Float
}

@Suite("Activations")
struct ActivationTests {
  static let cases =
    [
      ActivationCase(
        testDescription: "relu", forward: { $0.relu($1, into: $2) },
        backward: { $0.reluBackward(output: $1, gradient: $2) }, twin: Twin.relu, slopeTwin: Twin.reluSlope),
      ActivationCase(
        testDescription: "tanh", forward: { $0.tanh($1, into: $2) },
        backward: { $0.tanhBackward(output: $1, gradient: $2) }, twin: Twin.tanh, slopeTwin: Twin.tanhSlope),
      ActivationCase(
        testDescription: "sigmoid", forward: { $0.sigmoid($1, into: $2) },
        backward: { $0.sigmoidBackward(output: $1, gradient: $2) }, twin: Twin.sigmoid,
        slopeTwin: Twin.sigmoidSlope),
      ActivationCase(
        testDescription: "gelu", forward: { $0.gelu($1, into: $2) },
        backward: { $0.geluBackward(input: $1, gradient: $2) }, twin: Twin.gelu, slopeTwin: Twin.geluSlope),
      ActivationCase(
        testDescription: "silu", forward: { $0.silu($1, into: $2) },
        backward: { $0.siluBackward(input: $1, gradient: $2) }, twin: Twin.silu, slopeTwin: Twin.siluSlope),
      ActivationCase(
        testDescription: "softplus", forward: { $0.softplus($1, into: $2) },
        backward: { $0.softplusBackward(input: $1, gradient: $2) }, twin: Twin.softplus,
        slopeTwin: Twin.softplusSlope),
      softplus(beta: 1, threshold: 20), softplus(beta: 2, threshold: 5), softplus(beta: 1e-3, threshold: 1),
      softplus(beta: 1e3, threshold: 0), leakyReLU(slope: 0.01), leakyReLU(slope: 0), leakyReLU(slope: 1),
      elu(alpha: 1), elu(alpha: 0.3), elu(alpha: 1e30),
    ] + ElementFunction.samples.map(element)

  private static func element(_ function: ElementFunction) -> ActivationCase {
    ActivationCase(
      testDescription: "\(function)", forward: { $0.apply(function, $1, into: $2) },
      backward: { $0.applyBackward(function, saved: $1, gradient: $2) },
      twin: { Twin.value(function, $0) }, slopeTwin: { Twin.slope(function, $0, $1) })
  }

  private static func leakyReLU(slope: Double) -> ActivationCase {
    ActivationCase(
      testDescription: "leaky relu \(slope)", forward: { $0.leakyReLU($1, slope: slope, into: $2) },
      backward: { $0.leakyReLUBackward(output: $1, slope: slope, gradient: $2) },
      twin: { Twin.leakyReLU($0, slope: slope) },
      slopeTwin: { Twin.leakyReLUSlope($0, $1, slope: slope) })
  }

  private static func softplus(beta: Double, threshold: Double) -> ActivationCase {
    ActivationCase(
      testDescription: "softplus of \(beta) up to \(threshold)",
      forward: { $0.softplus($1, beta: beta, threshold: threshold, into: $2) },
      backward: { $0.softplusBackward(input: $1, beta: beta, threshold: threshold, gradient: $2) },
      twin: { Twin.softplus($0, beta: beta, threshold: threshold) },
      slopeTwin: { Twin.softplusSlope($0, $1, beta: beta, threshold: threshold) })
  }

  private static func elu(alpha: Double) -> ActivationCase {
    ActivationCase(
      testDescription: "elu \(alpha)", forward: { $0.elu($1, alpha: alpha, into: $2) },
      backward: { $0.eluBackward(input: $1, alpha: alpha, gradient: $2) },
      twin: { Twin.elu($0, alpha: alpha) }, slopeTwin: { Twin.eluSlope($0, $1, alpha: alpha) })
  }

  static let counts = [0, 1, 15, 16, 17, 33, 5000, 70_001]

  private func inputs(_ count: Int, _ seed: UInt64) -> [Float] {
    var dice = Dice(seed)
    return (0..<count).map { i in
      switch i % 4 {
      case 0: strangeNumbers[i / 4 % strangeNumbers.count]
      case 1: dice.anything()
      default: dice.number() * 12
      }
    }
  }

  @Test(arguments: cases, counts)
  func `an activation equals its twin`(activation: ActivationCase, count: Int) throws {
    let values = inputs(count, 21)
    let expected = values.map(activation.twin)
    let x = try matrix(values, rows: 1, columns: count, offset: 1)
    for engine in Engines.all {
      let y = try matrix([Float](repeating: 5, count: count), rows: 1, columns: count, offset: 2)
      activation.forward(engine, x, y)
      expectSameBits(y.array, expected, engine.name)
      let z = try matrix(values, rows: 1, columns: count)
      activation.forward(engine, z, z)
      expectSameBits(z.array, expected, engine.name)
    }
  }

  @Test(arguments: cases, counts)
  func `an activation's gradient equals its twin`(activation: ActivationCase, count: Int) throws {
    let (values, gradients) = (inputs(count, 22), Array(inputs(count, 23).reversed()))
    let expected = zip(values, gradients).map { activation.slopeTwin($0, $1) }
    let saved = try matrix(values, rows: count, columns: 1, offset: 3)
    for engine in Engines.all {
      let gradient = try matrix(gradients, rows: count, columns: 1, offset: 1)
      activation.backward(engine, saved, gradient)
      expectSameBits(gradient.array, expected, engine.name)
    }
  }

  @Test func `activations keep signs and limits`() {
    #expect(Twin.tanh(-0.0).sign == .minus && Twin.tanh(.infinity) == 1 && Twin.tanh(-.infinity) == -1)
    #expect(Twin.sigmoid(.infinity) == 1 && Twin.sigmoid(-.infinity) == 0 && Twin.sigmoid(0) == 0.5)
    #expect(Twin.gelu(.infinity) == .infinity && Twin.gelu(-.infinity) == 0 && Twin.gelu(0) == 0)
    #expect(Twin.relu(-0.0).sign == .plus && Twin.relu(.nan).isNaN && Twin.relu(-.infinity) == 0)
    #expect(Twin.geluSlope(.infinity, 1) == 1 && Twin.geluSlope(-.infinity, 1) == 0)
    #expect(Twin.elu(-.infinity, alpha: 2) == -2 && Twin.elu(.infinity, alpha: 2) == .infinity)
    #expect(Twin.eluSlope(0, 1, alpha: 2) == 2 && Twin.eluSlope(-.infinity, 1, alpha: 2) == 0)
    #expect(Twin.silu(-.infinity) == 0 && Twin.silu(.infinity) == .infinity && Twin.silu(0) == 0)
    #expect(Twin.siluSlope(.infinity, 1) == 1 && Twin.siluSlope(-.infinity, 1) == 0)
    #expect(Twin.softplus(-.infinity) == 0 && Twin.softplus(.infinity) == .infinity)
    #expect(Twin.softplusSlope(.infinity, 1) == 1 && Twin.softplusSlope(-.infinity, 1) == 0)
    #expect(Twin.leakyReLU(-0.0, slope: 0.5).sign == .minus && Twin.leakyReLU(.nan, slope: 0.5).isNaN)
    #expect(Twin.leakyReLU(-.infinity, slope: 0.5) == -.infinity && Twin.elu(.nan, alpha: 1).isNaN)
    for twin in [Twin.tanh, Twin.sigmoid, Twin.gelu, Twin.silu, Twin.softplus] { #expect(twin(.nan).isNaN) }
  }

  @Test func `a threshold of 20 changes no bit of softplus`() {
    for x in (-4000...4000).map({ Float($0) * 0.03125 }) + [19.999998, 20, 20.000002, .infinity, 3e38] {
      #expect(Twin.softplus(x, beta: 1, threshold: 20) == Twin.softplus(x))
      for g in [Float(1), -0.3, 0x1p-140, 0x1.fffffep127] {
        #expect(Twin.softplusSlope(x, g, beta: 1, threshold: 20) == Twin.softplusSlope(x, g))
      }
    }
    #expect(Twin.softplus(3, beta: 2, threshold: 5) == 3 && Twin.softplus(2.5, beta: 2, threshold: 5) > 2.5)
    #expect(Twin.softplus(.nan, beta: 2, threshold: 5).isNaN)
  }

  @Test(arguments: [0, 1, 15, 16, 17, 33, 64, 20_000, 70_001], [Float(0), 0.1, 0.5, 0.9375])
  func `dropout keeps what its stream says`(count: Int, rate: Float) throws {
    let values = inputs(count, 24)
    let stream = RandomStream(seed: 99, .dropout, place: 3, step: 1 << 33)
    for first in [0, 5, 64, 1 << 33 | 29] {
      let scale = 1 / (1 - rate)
      let expected = values.indices.map { i in
        stream.uniform(at: UInt64(first + i)) >= rate ? values[i] * scale : 0
      }
      let x = try matrix(values, rows: 1, columns: count)
      for engine in Engines.all {
        let y = try matrix([Float](repeating: 5, count: count), rows: 1, columns: count)
        engine.dropout(x, into: y, rate: rate, stream: stream, firstElement: first)
        expectSameBits(y.array, expected, engine.name)
        let z = try matrix(values, rows: 1, columns: count)
        engine.dropout(z, into: z, rate: rate, stream: stream, firstElement: first)
        expectSameBits(z.array, expected, engine.name)
      }
    }
  }
}
