import DescentTensor
import Testing

/// The definition of layer normalization, one element at a time in binary64.
private struct NormalizationTwin {
  let columns: Int
  let gain: [Float]
  let shift: [Float]
  let eps: Double

  /// Each element less the mean, over the root of variance and eps; and one over that root.
  func even(_ row: ArraySlice<Float>) -> (values: [Double], scale: Double) {
    let row = row.map { Double($0) }
    let mean = Twin.laneSum(row) / Double(columns)
    let variance = Twin.laneSum(row.map { ($0 - mean) * ($0 - mean) }) / Double(columns)
    let scale = 1 / (variance + eps).squareRoot()
    return (row.map { ($0 - mean) * scale }, scale)
  }

  func rows(_ x: [Float]) -> [ArraySlice<Float>] {
    stride(from: 0, to: x.count, by: columns).map { x[$0..<$0 + columns] }
  }

  func forward(_ x: [Float]) -> [Float] {
    rows(x).flatMap { row in
      even(row).values.enumerated().map { Float($1 * Double(gain[$0]) + Double(shift[$0])) }
    }
  }

  func shares(_ x: [Float], _ gradient: [Float]) -> [Float] {
    zip(rows(x), rows(gradient)).flatMap { row, g in zip(even(row).values, g).map { Float(Double($1) * $0) } }
  }

  func backward(_ x: [Float], _ gradient: [Float]) -> [Float] {
    zip(rows(x), rows(gradient)).flatMap { row, g -> [Float] in
      let (even, scale) = even(row)
      let pull = zip(g, gain).map { Double($0) * Double($1) }
      let plain = Twin.laneSum(pull) / Double(columns)
      let along = Twin.laneSum(zip(pull, even).map { $0 * $1 }) / Double(columns)
      return zip(pull, even).map { Float(scale * (($0 - plain) - $1 * along)) }
    }
  }
}

@Suite("Layer normalization")
struct NormalizationTests {
  static let shapes: [(rows: Int, columns: Int)] = [
    (1, 1), (3, 2), (5, 15), (4, 16), (7, 17), (2, 31), (3, 32), (9, 33), (0, 5), (300, 50), (41, 1000),
  ]

  private func inputs(_ count: Int, _ seed: UInt64) -> [Float] {
    var dice = Dice(seed)
    return (0..<count).map {
      $0 % 53 == 52 ? strangeNumbers[$0 / 53 % strangeNumbers.count] : dice.number() * 3
    }
  }

  private func twin(_ columns: Int, eps: Double = 1e-5) -> NormalizationTwin {
    var dice = Dice(8)
    return NormalizationTwin(
      columns: columns, gain: dice.numbers(columns), shift: dice.numbers(columns), eps: eps)
  }

  @Test(arguments: shapes)
  func `a normalization equals its twin on every path and with every team`(rows: Int, columns: Int) throws {
    let twin = twin(columns)
    let values = inputs(rows * columns, 41)
    let expected = twin.forward(values)
    let x = try matrix(values, rows: rows, columns: columns, offset: 3)
    let gain = Vector(try floats([7] + twin.gain), offset: 1, count: columns)
    let shift = Vector(try floats(twin.shift))
    for engine in Engines.all {
      let y = try matrix([Float](repeating: 5, count: values.count), rows: rows, columns: columns, offset: 2)
      engine.normalize(x, gain: gain, shift: shift, eps: twin.eps, into: y)
      expectSameBits(y.array, expected, engine.name)
    }
  }

  @Test(arguments: shapes)
  func `its way back equals its twin on every path and with every team`(rows: Int, columns: Int) throws {
    let twin = twin(columns)
    let (values, gradients) = (inputs(rows * columns, 42), inputs(rows * columns + 30, 43).dropLast(30))
    let (expected, shares) = (twin.backward(values, Array(gradients)), twin.shares(values, Array(gradients)))
    let x = try matrix(values, rows: rows, columns: columns, offset: 1)
    let gain = Vector(try floats(twin.gain))
    for engine in Engines.all {
      let gradient = try matrix(Array(gradients), rows: rows, columns: columns, offset: 5)
      let found = try matrix([Float](repeating: 5, count: values.count), rows: rows, columns: columns)
      engine.gainShares(input: x, gain: gain, eps: twin.eps, gradient: gradient, into: found)
      expectSameBits(found.array, shares, engine.name)
      expectSameBits(gradient.array, Array(gradients), engine.name)
      found.flat.fill(5)
      engine.normalizeBackward(input: x, gain: gain, eps: twin.eps, gradient: gradient, shares: found)
      expectSameBits(found.array, shares, engine.name)
      expectSameBits(gradient.array, expected, engine.name)
    }
  }

  @Test func `rows come out with mean 0 and variance 1, and a constant row as the shift`() throws {
    let (rows, columns) = (6, 90)
    var values = inputs(rows * columns, 44).map { $0.isFinite && $0.magnitude < 100 ? $0 + 40 : 40 }
    for j in 0..<columns { values[j] = 2.5 }
    let x = try matrix(values, rows: rows, columns: columns)
    let y = try matrix(values, rows: rows, columns: columns)
    let gain = Vector(try floats([Float](repeating: 1, count: columns)))
    let shift = Vector(try floats([Float](repeating: 0, count: columns)))
    Engines.single.normalize(x, gain: gain, shift: shift, eps: 1e-12, into: y)
    #expect((0..<columns).allSatisfy { y[0, $0] == 0 })
    for i in 1..<rows {
      let row = (0..<columns).map { Double(y[i, $0]) }
      #expect((row.reduce(0, +) / Double(columns)).magnitude < 1e-6)
      #expect((row.reduce(0) { $0 + $1 * $1 } / Double(columns) - 1).magnitude < 1e-6)
    }
  }
}
