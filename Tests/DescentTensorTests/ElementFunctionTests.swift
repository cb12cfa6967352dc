import DescentTensor
import Foundation
import Testing

extension ElementFunction {
  /// Every function, those with parameters by two of them.
  static let samples: [ElementFunction] = [
    .selu, .celu(alpha: 1), .celu(alpha: 0.3), .mish, .softsign, .geluTanh, .tanhshrink, .logSigmoid,
    .squareplus(b: 4), .squareplus(b: 0.1), .hardtanh(low: -1, high: 1), .hardtanh(low: 0, high: 6),
    .hardtanh(low: -0.1, high: 0.7), .hardsigmoid, .hardswish, .softshrink(width: 0.5),
    .softshrink(width: 0), .hardshrink(width: 0.1), .hardshrink(width: 0), .squaredReLU,
    .threshold(end: 0, value: 0), .threshold(end: 0.5, value: -2), .threshold(end: -1.1, value: 0.3),
  ]
}

/// What the functions that the core knows by a name are at their joints and ends, and how near they are to
/// the truth.
@Suite("Element functions")
struct ElementFunctionTests {
  private func slope(_ function: ElementFunction, at x: Float) -> Float {
    Twin.slope(function, function.needsInput ? x : Twin.value(function, x), 1)
  }

  @Test func `slopes at joints are those of torch`() {
    #expect(slope(.selu, at: 0) == 1.7580993 && slope(.celu(alpha: 0.3), at: 0) == 1)
    for end in [Float(-1), 1] { #expect(slope(.hardtanh(low: -1, high: 1), at: end) == 0) }
    for end in [Float(0), 6] { #expect(slope(.hardtanh(low: 0, high: 6), at: end) == 0) }
    for end in [Float(-3), 3] { #expect(slope(.hardsigmoid, at: end) == 0) }
    #expect(slope(.threshold(end: 0.5, value: 1), at: 0.5) == 0)
    #expect(slope(.threshold(end: 0.5, value: 1), at: Float(0.5).nextUp) == 1)
    #expect(slope(.hardswish, at: -3) == 0 && slope(.hardswish, at: 3) == 1)
    for end in [Float(-0.5), 0.5] {
      #expect(slope(.softshrink(width: 0.5), at: end) == 0 && slope(.hardshrink(width: 0.5), at: end) == 0)
      #expect(slope(.softshrink(width: 0.5), at: end * 1.0001) == 1)
      #expect(slope(.hardshrink(width: 0.5), at: end * 1.0001) == 1)
    }
    #expect(slope(.squaredReLU, at: 0) == 0 && slope(.squaredReLU, at: 2) == 4)
  }

  @Test func `a kept end is known by the output though binary32 has it rounded`() {
    let narrow = ElementFunction.hardtanh(low: -0.1, high: 0.7)
    for x in [Float(-0.1), -0.5, 0.7, 3] { #expect(slope(narrow, at: x) == 0) }
    for x in [Float(-0.1).nextUp, 0, Float(0.7).nextDown] { #expect(slope(narrow, at: x) == 1) }
  }

  @Test(arguments: ElementFunction.samples)
  func `a function of NaN is NaN and one of an infinity is none`(function: ElementFunction) {
    #expect(Twin.value(function, .nan).isNaN)
    for end in [Float.infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude] {
      #expect(!Twin.value(function, end).isNaN && !slope(function, at: end).isNaN)
    }
  }

  /// The functions with an exponential or a root, as the books write them.
  static let smooth: [(ElementFunction, @Sendable (Double) -> Double)] = [
    (.selu, { $0 > 0 ? 1.0507009873554804934 * $0 : 1.7580993408473768599 * expm1($0) }),
    (.celu(alpha: 0.3), { $0 > 0 ? $0 : 0.3 * expm1($0 / 0.3) }),
    (.mish, { $0 * tanh($0 > 60 ? $0 : log1p(exp($0))) }),
    (.softsign, { $0 / (1 + abs($0)) }),
    (.geluTanh, { $0 / (1 + exp(-1.5957691216057308 * ($0 + 0.044715 * $0 * $0 * $0))) }),
    (.logSigmoid, { min($0, 0) - log1p(exp(-abs($0))) }),
    (
      .squareplus(b: 4),
      { $0 > 0 ? ($0 + ($0 * $0 + 4).squareRoot()) / 2 : 2 / (($0 * $0 + 4).squareRoot() - $0) }
    ),
    // The book's difference keeps its digits far out alone.
    (.tanhshrink, { abs($0) < 0.01 ? $0 * $0 * $0 * (1.0 / 3 - 2.0 / 15 * $0 * $0) : $0 - tanh($0) }),
  ]

  @Test(arguments: smooth.indices)
  func `a smooth function errs by at most 0_51 ulp`(index: Int) throws {
    let (function, truth) = Self.smooth[index]
    var dice = Dice(41)
    let inputs = (0..<400_000).map { _ in dice.number() * (dice.bits() & 1 == 0 ? 3 : 100) }
    let found = try matrix(inputs, rows: 1, columns: inputs.count)
    Engines.single.apply(function, found, into: found)
    var worst = (ulp: 0.0, input: Float(0))
    for (i, x) in inputs.enumerated() {
      let exact = truth(Double(x))
      let error = (Double(found[0, i]) - exact).magnitude / Double(Float(exact).ulp)
      if !(error <= worst.ulp) { worst = (error, x) }
    }
    #expect(worst.ulp <= 0.51, "largest error \(worst)")
  }

  @Test(arguments: ElementFunction.samples)
  func `a slope is what finite differences of its function are`(function: ElementFunction) {
    var dice = Dice(42)
    for _ in 0..<2000 {
      let x = (dice.number() * 8 * 1024).rounded() / 1024 + 0x1p-12
      let (above, below) = (Twin.value(function, x + 0x1p-13), Twin.value(function, x - 0x1p-13))
      let slope = (Double(above) - Double(below)) * 0x1p12
      #expect(abs(slope - Double(self.slope(function, at: x))) < 0.02, "at \(x)")
    }
  }
}
