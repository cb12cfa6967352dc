import DescentTensor
import Testing

@Suite("Sweeps")
struct SweepTests {
  static let counts = [0, 1, 15, 16, 17, 33, 16_385, 40_000, 101_770]

  private func constants(beta1: Double, decay: Float) -> AdamConstants {
    AdamConstants(
      beta1: Float(beta1), beta2: 0.999, oneMinusBeta1: Float(1 - beta1), oneMinusBeta2: Float(1 - 0.999),
      stepSize: Float(1e-3 / (1 - beta1)), rootScale: Float((1 - 0.999).squareRoot()), eps: 1e-8, decay: decay
    )
  }

  @Test(arguments: counts, [0.9, 0.5, 0.3])
  func `the fused pass of Adam equals the rule in Swift`(count: Int, beta1: Double) throws {
    let c = constants(beta1: beta1, decay: count % 2 == 0 ? 1 : 0.999)
    var dice = Dice(71)
    let start = dice.numbers(count)
    let gradients = (0..<2).map { _ in
      (0..<count).map { i in i % 31 == 30 ? strangeNumbers[i / 31 % strangeNumbers.count] : dice.number() }
    }
    for engine in Engines.all {
      let plain = try (0..<3).map {
        Vector(try floats($0 == 0 ? start : [Float](repeating: 0, count: count)))
      }
      let fused = try (0..<3).map {
        Vector(try floats($0 == 0 ? start : [Float](repeating: 0, count: count)))
      }
      for gradient in gradients {
        let g = Vector(try floats([0] + gradient), offset: 1, count: count)
        engine.sweep(plain[0], g, plain[1], plain[2]) { w, g, m, v in
          if c.decay != 1 { w = w * c.decay }
          let weight = c.oneMinusBeta1
          m = weight < 0.5 ? m + weight * (g - m) : g - (g - m) * (1 - weight)
          v = v * c.beta2 + (c.oneMinusBeta2 * g) * g
          let divisor = squareRoot(v) / c.rootScale + c.eps
          w = w + (-c.stepSize * m) / divisor
        }
        engine.adam(fused[0], g, mean: fused[1], square: fused[2], constants: c)
      }
      for (fused, plain) in zip(fused, plain) { expectSameBits(fused.array, plain.array, engine.name) }
    }
  }

  @Test(arguments: counts + [70_000])
  func `the fused descent equals the rule in Swift`(count: Int) throws {
    var dice = Dice(72)
    let start = dice.numbers(count)
    let g = Vector(try floats([0] + (0..<count).map { _ in dice.anything() }), offset: 1, count: count)
    for engine in Engines.all {
      let (plain, fused) = (Vector(try floats(start)), Vector(try floats(start)))
      engine.sweep(plain, g) { w, g in w -= 0.1 * g }
      engine.descend(fused, along: g, rate: 0.1)
      expectSameBits(fused.array, plain.array, engine.name)
    }
  }

  @Test(arguments: counts)
  func `a sweep meets each element once`(count: Int) throws {
    for engine in Engines.all {
      let vectors = try (0..<6).map { k in
        Vector(try floats((0...count).map { Float($0 % 1000 + k) }), offset: 1, count: count)
      }
      engine.sweep(vectors[0], vectors[1]) { w, g in w += g }
      engine.sweep(vectors[0], vectors[1], vectors[2]) { w, g, a in
        a += w
        w = g
      }
      engine.sweep(vectors[0], vectors[1], vectors[2], vectors[3], vectors[4]) { w, g, a, b, c in
        w += g
        (a, b, c) = (b, c, a)
      }
      let (slots, last) = (Array(vectors[2...4]), vectors[5])
      engine.sweep(vectors[0], vectors[1], slots[0], slots[1], slots[2], last) { _, g, a, b, c, d in
        (a, d) = (d, a)
        (b, c) = (b + g, c - g)
      }
      let n = (0..<count).map { Float(($0 + 1) % 1000) }
      expectSameBits(vectors[0].array, n.map { 2 * ($0 + 1) }, engine.name)
      expectSameBits(vectors[1].array, n.map { $0 + 1 }, engine.name)
      expectSameBits(vectors[2].array, n.map { $0 + 5 }, engine.name)
      expectSameBits(vectors[3].array, n.map { ($0 + 4) + ($0 + 1) }, engine.name)
      expectSameBits(vectors[4].array, n.map { ($0 + 2 + (2 * $0 + 1)) - ($0 + 1) }, engine.name)
      expectSameBits(vectors[5].array, n.map { $0 + 3 }, engine.name)
      #expect(vectors.allSatisfy { $0.buffer[0] < 6 }, "the element before the views is left alone")
    }
  }
}
