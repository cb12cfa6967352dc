import DescentTensor
import Testing

/// Products of bytes, against the products of what they stand for.
@Suite("Products of bytes")
struct ByteProductTests {
  /// A batch whose rows are those of a larger matrix in random order, and what they stand for.
  private struct Sample {
    let source: ByteMatrix
    let order: [Int32]
    let numbers: [Float]

    init(rows: Int, columns: Int, divisor: Float) {
      var dice = Dice(UInt64(31 * rows + columns))
      let bytes = (0..<3 + 2 * rows * columns).map { _ in
        dice.bits() % 3 == 0 ? UInt8(truncatingIfNeeded: dice.bits()) : 0
      }
      let source = ByteMatrix(adopting: bytes, from: 3, rows: 2 * rows, columns: columns)
      let order = (0..<2 * rows).map { _ in Int32(dice.bits() % UInt32(max(1, 2 * rows))) }
      (self.source, self.order) = (source, order)
      numbers = order.prefix(rows).flatMap { row in
        (0..<columns).map { Float(source[Int(row), $0]) / divisor }
      }
    }

    func batch(rows: Int, divisor: Float, on engine: Engine) throws -> ByteBatch {
      let batch = try #require(ByteBatch(capacity: rows + 1, columns: source.columns, divisor: divisor))
      engine.gather(source, order: order, range: 0..<rows, into: batch)
      return batch
    }
  }

  private func compareForward(_ m: Int, _ n: Int, _ k: Int, on engines: [Engine]) throws {
    let sample = Sample(rows: m, columns: k, divisor: 255)
    var dice = Dice(UInt64(m + n + k))
    let (b, bias) = (dice.numbers(k * n), dice.numbers(n))
    let expected = Twin.product(
      rows: m, columns: n, depth: k, bias: bias, left: { sample.numbers[$0 * k + $1] },
      right: { b[$0 * n + $1] })
    let right = try matrix(b, rows: k, columns: n, offset: 3)
    for engine in engines {
      let batch = try sample.batch(rows: m, divisor: 255, on: engine)
      let c = try matrix([Float](repeating: .nan, count: m * n), rows: m, columns: n, offset: 1)
      #expect(engine.multiply(batch, right, adding: Vector(try floats(bias)), into: c))
      expectSameBits(c.array, expected, engine.name)
    }
  }

  private func compareTurned(_ m: Int, _ n: Int, _ k: Int, on engines: [Engine]) throws {
    let sample = Sample(rows: k, columns: m, divisor: 16)
    var dice = Dice(UInt64(m + n + k))
    let b = dice.numbers(k * n)
    let expected = Twin.product(
      rows: m, columns: n, depth: k, bias: nil, left: { sample.numbers[$1 * m + $0] },
      right: { b[$0 * n + $1] })
    let right = try matrix(b, rows: k, columns: n, offset: 2)
    for engine in engines {
      let batch = try sample.batch(rows: k, divisor: 16, on: engine)
      let c = try matrix([Float](repeating: .nan, count: m * n), rows: m, columns: n)
      let spoiled = try labels([0])
      #expect(engine.multiplyTransposingFirst(batch, right, into: c, spoiled: spoiled))
      expectSameBits(c.array, expected, engine.name)
      #expect(spoiled[0] == 0)
    }
  }

  /// Engines that differ in what they run.
  private static var engines: [Engine] {
    InstructionSet.allCases.filter(\.isSupported).map { Engine(instructionSet: $0, threads: 2) }
  }

  @Test(arguments: [1, 15, 16, 33, 64, 65, 130])
  func `products of every small size equal their chains`(depth: Int) throws {
    let engines = Self.engines
    for rows in 1...37 {
      for columns in [1, 2, 15, 16, 17, 32, 33, 63, 64, 65, 70] {
        try compareForward(rows, columns, depth, on: engines)
        try compareTurned(rows, columns, depth, on: engines)
      }
    }
  }

  @Test(arguments: [[64, 128, 784], [130, 33, 1500], [12, 20, 5000], [784, 128, 64], [70, 65, 4097]])
  func `large products equal their chains`(shape: [Int]) throws {
    try compareForward(shape[0], shape[1], shape[2], on: Engines.all)
    try compareTurned(shape[0], shape[1], shape[2], on: Engines.all)
  }

  @Test func `a product with what is no number is left to numbers`() throws {
    let sample = Sample(rows: 64, columns: 300, divisor: 255)
    for place in [0, 150 * 64, 300 * 64 - 1] {
      for strange in [Float.nan, .infinity, -.infinity] {
        var dice = Dice(9)
        var b = dice.numbers(300 * 64)
        b[place] = strange
        for engine in Engines.all {
          let batch = try sample.batch(rows: 64, divisor: 255, on: engine)
          let c = try matrix([Float](repeating: 0, count: 64 * 64), rows: 64, columns: 64)
          #expect(!engine.multiply(batch, try matrix(b, rows: 300, columns: 64), adding: nil, into: c))
          let d = try matrix([Float](repeating: 0, count: 300 * 300), rows: 300, columns: 300)
          let turned = try matrix(b, rows: 64, columns: 300)
          #expect(!engine.multiplyTransposingFirst(batch, turned, into: d))
        }
      }
    }
  }

  @Test func `a batch is written out as numbers`() throws {
    for divisor in [Float(255), 16, 3] {
      let sample = Sample(rows: 9, columns: 70, divisor: divisor)
      for engine in Engines.all {
        let batch = try sample.batch(rows: 9, divisor: divisor, on: engine)
        let numbers = try matrix([Float](repeating: .nan, count: 630), rows: 9, columns: 70)
        batch.expand(into: numbers)
        expectSameBits(numbers.array, sample.numbers, engine.name)
      }
    }
  }
}
