import DescentTensor
import Testing

@testable import DescentLearning

@Suite struct SlopeTests {
  @Test(arguments: 0..<300)
  func `slopes agree with central differences in binary64`(seed: Int) {
    var maker = TapeMaker(seed: UInt64(seed))
    let tape = maker.tape(operations: 1 + seed % 12)
    let point = maker.point
    let found = tape.slopes(at: point).slopes
    for place in point.indices {
      guard let wanted = tape.difference(at: point.map(Double.init), along: place) else { continue }
      let error = abs(Double(found[place]) - wanted)
      #expect(error <= 2e-4 * max(1, abs(wanted), tape.largest(at: point)), "\(tape) at \(point)")
    }
  }

  @Test func `most of the random formulas are compared`() {
    let compared = (0..<300).count { seed in
      var maker = TapeMaker(seed: UInt64(seed))
      let tape = maker.tape(operations: 1 + seed % 12)
      return maker.point.indices.allSatisfy {
        tape.difference(at: maker.point.map(Double.init), along: $0) != nil
      }
    }
    #expect(compared >= 200)
  }

  @Test func `kinks have torch's slopes`() {
    let zero = slopes(at: [0]) { $0.add(.call(.magnitude, 0)) }
    #expect(zero == [0])
    let tie = slopes(at: [2, 2]) { $0.add(.greatest([0, 1])) }
    #expect(tie == [0.5, 0.5])
    let four = slopes(at: [1, 1, 1, 1, 5]) { $0.add(.least([0, 1, 2, 3, 4])) }
    #expect(four == [0.25, 0.25, 0.25, 0.25, 0])
    #expect(slopes(at: [0]) { $0.add(.power(0, exponent: 0)) } == [0])
    #expect(slopes(at: [0, 2]) { $0.add(.variablePower(0, exponent: 1)) } == [0, 0])
  }

  @Test func `what has no effect on the value has no slope`() {
    let slopes = slopes(at: [0, 3]) { tape in
      let root = tape.add(.call(.root, 0))
      return tape.add(.greatest([root, 1]))
    }
    #expect(slopes == [0, 1])
  }

  @Test func `what is no number is not lost among others`() {
    var tape = Tape(variables: 2)
    let root = tape.add(.call(.root, 0))
    _ = tape.add(.greatest([root, 1]))
    #expect(tape.value(at: [-1, 3]).isNaN)
    #expect(tape.value(at: [4, 3]) == 3)
  }

  @Test(arguments: Surfaces.all.map { $0.facts.name })
  func `a surface's start is a point of the plane`(name: String) throws {
    let surface = try #require(Surfaces.all.first { $0.facts.name == name })
    #expect(surface.start.x.isFinite && surface.start.y.isFinite)
    #expect(surface.facts.summary.contains(surface.formula))
  }

  private func slopes(at point: [Float], _ build: (inout Tape) -> Int) -> [Float] {
    var tape = Tape(variables: point.count)
    _ = build(&tape)
    return tape.slopes(at: point).slopes
  }
}

/// Makes formulas at random, always the same from a seed.
struct TapeMaker {
  private var random: RandomBits
  let point: [Float]

  init(seed: UInt64) {
    var random = RandomBits(state: seed &* 7919 &+ 13)
    point = (0..<Int.random(in: 1...3, using: &random)).map { _ in Float.random(in: -2...2, using: &random) }
    self.random = random
  }

  mutating func tape(operations: Int) -> Tape {
    var tape = Tape(variables: point.count)
    var last = point.count - 1
    for _ in 0..<operations {
      let other = Int.random(in: 0...last, using: &random)
      last = tape.add(operation(last, other))
    }
    return tape
  }

  private var exponents: [Double] { [0, 1, 2, 3, 4, -1, -2, 0.5, -0.5, 1.7] }

  private mutating func operation(_ last: Int, _ other: Int) -> Tape.Operation {
    switch Int.random(in: 0..<13, using: &random) {
    case 0: .constant(Float.random(in: -3...3, using: &random))
    case 1: .negation(last)
    case 2, 3: .sum(last, other)
    case 4: .difference(other, last)
    case 5, 6: .product(last, other)
    case 7: .quotient(last, other)
    case 8: .power(last, exponent: exponents.randomElement(using: &random) ?? 2)
    case 9: .variablePower(last, exponent: other)
    case 10: .least([last, other, 0])
    case 11: .greatest([other, last])
    default: .call(Tape.Function.allCases.randomElement(using: &random) ?? .sine, last)
    }
  }
}

/// A small generator of random bits, Steele et al. 2014.
private struct RandomBits: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

extension Tape {
  /// The slope by differences of binary64; nil where two steps disagree, as at a kink or beyond reach.
  fileprivate func difference(at point: [Double], along place: Int) -> Double? {
    func difference(_ step: Double) -> Double {
      var (ahead, behind) = (point, point)
      ahead[place] += step
      behind[place] -= step
      return (value64(at: ahead) - value64(at: behind)) / (2 * step)
    }
    guard isSmooth(at: point.map { Float($0) }) else { return nil }
    let (coarse, fine) = (difference(1e-4), difference(5e-5))
    guard coarse.isFinite, fine.isFinite, abs(coarse) < 1e3 else { return nil }
    return abs(coarse - fine) <= 1e-5 * max(1, abs(coarse)) ? fine : nil
  }

  /// Whether all parts of the formula are numbers there, and none is a root or a power at 0, or a power of
  /// something negative whose exponent varies.
  private func isSmooth(at point: [Float]) -> Bool {
    let values = values(at: point)
    let isSteep = operations.contains { operation in
      switch operation {
      case .call(.root, let base), .power(let base, _): values[base] == 0
      case .variablePower(let base, _): values[base] <= 0
      case .constant, .negation, .sum, .difference, .product, .quotient, .least, .greatest, .call: false
      }
    }
    return !isSteep && values.allSatisfy(\.isFinite)
  }

  /// The greatest size that a part of the formula has, by which rounding is measured.
  fileprivate func largest(at point: [Float]) -> Double {
    values(at: point).map { Double($0.magnitude) }.max() ?? 0
  }

  /// The formula in binary64, written a second time and plainly.
  private func value64(at point: [Double]) -> Double {
    var values = point
    for operation in operations { values.append(Self.value64(operation, values)) }
    return values.last ?? .nan
  }

  private static func value64(_ operation: Operation, _ values: [Double]) -> Double {
    switch operation {
    case .constant(let number): Double(number)
    case .negation(let only): 0 - values[only]
    case .sum(let left, let right): values[left] + values[right]
    case .difference(let left, let right): values[left] - values[right]
    case .product(let left, let right): values[left] * values[right]
    case .quotient(let left, let right): values[left] / values[right]
    case .power(let base, let exponent): Exact.pow(values[base], exponent)
    case .variablePower(let base, let exponent): Exact.pow(values[base], values[exponent])
    case .least(let several): several.map { values[$0] }.min() ?? .nan
    case .greatest(let several): several.map { values[$0] }.max() ?? .nan
    case .call(let function, let only): value64(function, values[only])
    }
  }

  private static func value64(_ function: Function, _ x: Double) -> Double {
    switch function {
    case .root: x < 0 ? .nan : Exact.sqrt(x)
    case .exponential: Exact.exp(x)
    case .logarithm: Exact.log(x)
    case .magnitude: abs(x)
    case .sine: abs(x) < 1e9 ? Exact.sin(x) : .nan
    case .cosine: abs(x) < 1e9 ? Exact.cos(x) : .nan
    }
  }
}
