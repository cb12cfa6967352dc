import DescentTensor
import Testing

/// Every instruction set that this machine supports with each of a few team sizes.
enum Engines {
  static let threadCounts = [1, 2, 3, 5]

  static var all: [Engine] {
    InstructionSet.allCases.filter(\.isSupported).flatMap { set in
      threadCounts.map { Engine(instructionSet: set, threads: $0) }
    }
  }

  static var single: Engine { Engine(instructionSet: .best, threads: 1) }
}

extension Engine {
  var name: Comment { "\(instructionSet.rawValue), \(threads) threads" }
}

/// Numbers for tests from a plain linear congruential generator, apart from the generator under test.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func bits() -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(truncatingIfNeeded: state >> 32)
  }

  /// In -1 ..< 1.
  mutating func number() -> Float { Float(Int32(bitPattern: bits())) * 0x1p-31 }

  /// Any bit pattern at all: NaN, infinities and subnormals among them.
  mutating func anything() -> Float { Float(bitPattern: bits()) }

  mutating func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in number() } }
}

/// Values at which functions turn strange.
let strangeNumbers: [Float] = [
  0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
  .leastNormalMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
  Float(bitPattern: 0x7f_ffff), 0x1.8p-140, 88.7, 88.73, -87.4, -103.9, -104, 9.01, -9.02, 14.5, -14.2, -14.7,
  1e-20, 0x1p-24,
]

func floats(_ values: [Float]) throws -> FloatBuffer {
  let buffer = try #require(FloatBuffer(count: values.count))
  for (i, value) in values.enumerated() { buffer[i] = value }
  return buffer
}

/// A matrix with the values, placed `offset` elements into its buffer.
func matrix(_ values: [Float], rows: Int, columns: Int, offset: Int = 0) throws -> Matrix {
  Matrix(
    try floats([Float](repeating: 7, count: offset) + values), offset: offset, rows: rows, columns: columns)
}

func labels(_ values: [Int]) throws -> LabelBuffer {
  let buffer = try #require(LabelBuffer(count: values.count))
  for (i, value) in values.enumerated() { buffer[i] = Int32(value) }
  return buffer
}

extension Vector {
  var array: [Float] { (0..<count).map { self[$0] } }
}

extension Matrix {
  var array: [Float] { flat.array }
}

/// Where two arrays first differ in bits; NaN counts as equal to NaN.
func difference(_ found: [Float], _ expected: [Float]) -> Comment? {
  guard found.count == expected.count else { return "counts \(found.count) and \(expected.count)" }
  for i in found.indices where found[i].bitPattern != expected[i].bitPattern {
    if found[i].isNaN && expected[i].isNaN { continue }
    return "at \(i): found \(found[i]), expected \(expected[i])"
  }
  return nil
}

/// The same for binary64.
func difference(_ found: [Double], _ expected: [Double]) -> Comment? {
  guard found.count == expected.count else { return "counts \(found.count) and \(expected.count)" }
  for i in found.indices where found[i].bitPattern != expected[i].bitPattern {
    if found[i].isNaN && expected[i].isNaN { continue }
    return "at \(i): found \(found[i]), expected \(expected[i])"
  }
  return nil
}

/// Fails unless the arrays are equal to the bit.
func expectSameBits(
  _ found: [Float], _ expected: [Float], _ context: Comment, at place: SourceLocation = #_sourceLocation
) {
  if let difference = difference(found, expected) {
    Issue.record("\(context.rawValue): \(difference.rawValue)", sourceLocation: place)
  }
}
