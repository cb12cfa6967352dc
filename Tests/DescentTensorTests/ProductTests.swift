import DescentTensor
import Testing

@Suite("Products")
struct ProductTests {
  static let shapes: [[Int]] =
    [
      [1, 1, 1], [1, 1, 2], [2, 3, 5], [15, 15, 15], [16, 16, 16], [17, 17, 17], [33, 33, 33], [14, 32, 7],
      [13, 31, 64], [28, 64, 3], [7, 10, 128], [64, 10, 33], [1, 47, 100], [29, 1, 50], [64, 128, 300],
      [97, 161, 70], [3, 5, 4096], [3, 18, 4097], [15, 33, 5121], [2, 2, 8192], [0, 5, 4],
      [60, 1024, 20], [57, 1030, 300], [64, 1100, 513], [8, 1024, 700], [60, 1025, 4200], [700, 70, 9],
      [70, 600, 260], [5, 0, 4],
    ] + [1, 2, 3, 5, 9, 11, 12].flatMap { m in [1, 7, 8, 9, 24, 48].map { [m, $0, 3] } }

  @Test(arguments: shapes)
  func `a product equals its chains`(shape: [Int]) throws {
    let (m, n, k) = (shape[0], shape[1], shape[2])
    var dice = Dice(UInt64(m * 10_007 + n * 101 + k))
    let (a, b, bias) = (dice.numbers(m * k), dice.numbers(k * n), dice.numbers(n))
    try compare(m, n, k, a, b, bias)
  }

  /// Zeros of both signs in patches, some rows and columns of zeros alone, and strange factors beside them.
  @Test(arguments: [
    [64, 128, 784], [8, 47, 33], [9, 16, 100], [17, 5, 300], [130, 33, 64], [40, 100, 1], [12, 20, 5000],
  ])
  func `a product with a sparse operand equals its chains`(shape: [Int]) throws {
    let (m, n, k) = (shape[0], shape[1], shape[2])
    var dice = Dice(UInt64(m + 3 * n + 7 * k))
    let a = (0..<m * k).map { i -> Float in
      let isZero = dice.bits() % 5 != 0 || (i / k) % 11 == 3 || (i % k) % 7 == 2
      return isZero ? (dice.bits() & 1 == 0 ? 0 : -0.0) : dice.number()
    }
    let (b, bias) = (dice.numbers(k * n), (0..<n).map { $0 % 3 == 0 ? -0.0 : dice.number() })
    try compare(m, n, k, a, b, bias)
    let tiny = dice.numbers(k * n).map { $0 * 0x1p-148 }
    try compare(m, n, k, a, tiny, [Float](repeating: -0.0, count: n))
    var strange = b
    for i in strange.indices where dice.bits() % 97 == 0 {
      strange[i] = strangeNumbers[Int(dice.bits()) % strangeNumbers.count]
    }
    try compare(m, n, k, a, strange, bias)
  }

  @Test func `a product of strange numbers equals its chains`() throws {
    let (m, n, k) = (19, 37, 6)
    var dice = Dice(5)
    let pick = { (dice: inout Dice) in
      dice.bits() % 3 == 0 ? strangeNumbers[Int(dice.bits()) % strangeNumbers.count] : dice.number()
    }
    let a = (0..<m * k).map { _ in pick(&dice) }
    let b = (0..<k * n).map { _ in pick(&dice) }
    try compare(m, n, k, a, b, (0..<n).map { _ in pick(&dice) })
  }

  @Test func `products that round in the subnormal range equal their chains`() throws {
    let (m, n, k) = (15, 17, 40)
    var dice = Dice(6)
    let a = dice.numbers(m * k).map { $0 * 0x1p-70 }
    let b = dice.numbers(k * n).map { $0 * 0x1p-72 }
    try compare(m, n, k, a, b, dice.numbers(n).map { $0 * 0x1p-141 })
  }

  /// a·b is a hair beside a power of two, which is half a unit of the start: rounding to binary64 on the way
  /// would land on the tie and forget the side.
  @Test func `a product beside a tie rounds to its own side`() throws {
    var dice = Dice(8)
    let above: (Float, Float) = (1 + 0x1p-12, 1 - 4095 * 0x1p-24)
    let below: (Float, Float) = (1 + 0x1p-23, 1 - 0x1p-23)
    let farther: (Float, Float) = (1 + 1984 * 0x1p-23, 1 - 3967 * 0x1p-24)
    for (exponent, (a, b)) in [
      (0, above), (0, below), (0, farther), (40, above), (-126, below), (-126, above), (-126, farther),
    ] {
      let bias = (0..<100).map { _ in
        Float(sign: .plus, exponent: exponent, significand: 1 + Float(dice.bits() >> 9) * 0x1p-23)
      }
      let right = (0..<100).map { _ in
        (dice.bits() & 1 == 0 ? b : -b) * Float(sign: .plus, exponent: exponent / 2, significand: 0x1p-12)
      }
      let left = a * Float(sign: .plus, exponent: exponent - exponent / 2, significand: 0x1p-12)
      try compare(1, 100, 1, [left], right, bias.map { dice.bits() & 1 == 0 ? $0 : -$0 })
    }
  }

  @Test func `products with any bits at all equal their chains`() throws {
    let (m, n, k) = (31, 33, 3)
    var dice = Dice(7)
    let a = (0..<m * k).map { _ in dice.anything() }
    let b = (0..<k * n).map { _ in dice.anything() }
    try compare(m, n, k, a, b, (0..<n).map { _ in dice.anything() })
  }

  /// All forms of one product, on rows that are not aligned, against the twin.
  private func compare(_ m: Int, _ n: Int, _ k: Int, _ a: [Float], _ b: [Float], _ bias: [Float]) throws {
    let left = { (i: Int, k0: Int) in a[i * k + k0] }
    let right = { (k0: Int, j: Int) in b[k0 * n + j] }
    let expected = Twin.product(rows: m, columns: n, depth: k, bias: nil, left: left, right: right)
    let started = Twin.product(rows: m, columns: n, depth: k, bias: bias, left: left, right: right)
    let aMatrix = try matrix(a, rows: m, columns: k, offset: 1)
    let bMatrix = try matrix(b, rows: k, columns: n, offset: 3)
    let biasVector = Vector(try floats(bias))
    let turned = (0..<k * m).map { a[$0 % m * k + $0 / m] }
    let aTurned = try matrix(m == 0 ? [] : turned, rows: k, columns: m, offset: 5)
    let bTurned = try matrix(
      n == 0 ? [] : (0..<n * k).map { b[$0 % k * n + $0 / k] }, rows: n, columns: k, offset: 2)
    let isSpoiled = expected.contains { !$0.isFinite }
    for engine in Engines.all {
      let c = try matrix([Float](repeating: .nan, count: m * n) + [3], rows: m, columns: n, offset: 7)
      engine.multiply(aMatrix, bMatrix, adding: nil, into: c)
      expectSameBits(c.array, expected, engine.name)
      engine.multiply(aMatrix, bMatrix, adding: biasVector, into: c)
      expectSameBits(c.array, started, engine.name)
      c.flat.fill(.nan)
      engine.multiply(aMatrix, bMatrix, adding: biasVector, into: c, first: .sparse)
      expectSameBits(c.array, started, engine.name)
      c.flat.fill(.nan)
      let found = try labels([0])
      engine.multiplyTransposingFirst(aTurned, bMatrix, into: c, spoiled: found)
      #expect(found[0] == (isSpoiled ? 1 : 0), engine.name)
      expectSameBits(c.array, expected, engine.name)
      c.flat.fill(.nan)
      let spoiled = try labels([0])
      engine.multiplyTransposingFirst(aTurned, bMatrix, into: c, first: .sparse, spoiled: spoiled)
      #expect(spoiled[0] == (isSpoiled ? 1 : 0), engine.name)
      expectSameBits(c.array, expected, engine.name)
      c.flat.fill(.nan)
      engine.multiplyTransposingSecond(aMatrix, bTurned, into: c)
      expectSameBits(c.array, expected, engine.name)
      #expect(c.buffer[6] == 7 && c.buffer[7 + m * n] == 3, "nothing is written outside the result")
    }
  }

  @Test(arguments: [
    [1, 1], [3, 5], [16, 16], [17, 65], [64, 128], [33, 100], [300, 257], [0, 4], [4, 0],
  ])
  func `column sums equal their chains`(shape: [Int]) throws {
    var dice = Dice(11)
    let values = dice.numbers(shape[0] * shape[1])
    let expected = Twin.columnSums(values, rows: shape[0], columns: shape[1])
    let a = try matrix(values, rows: shape[0], columns: shape[1], offset: 1)
    for engine in Engines.all {
      let sums = Vector(try floats([Float](repeating: .nan, count: shape[1] + 1)), offset: 0, count: shape[1])
      engine.sumColumns(a, into: sums)
      expectSameBits(sums.array, expected, engine.name)
      #expect(sums.buffer[shape[1]].isNaN)
    }
  }

  @Test(arguments: [[1, 1], [4, 4], [5, 9], [16, 31], [64, 300], [257, 129]])
  func `a product with a transposed identity transposes`(shape: [Int]) throws {
    let (n, k) = (shape[0], shape[1])
    var dice = Dice(12)
    let values = dice.numbers(n * k)
    let b = try matrix(values, rows: n, columns: k)
    let identity = try matrix((0..<k * k).map { $0 / k == $0 % k ? 1 : 0 }, rows: k, columns: k)
    for engine in Engines.all {
      let c = try matrix([Float](repeating: 0, count: k * n), rows: k, columns: n)
      engine.multiplyTransposingSecond(identity, b, into: c)
      expectSameBits(c.array, (0..<k * n).map { values[$0 % n * k + $0 / n] }, engine.name)
    }
  }
}
