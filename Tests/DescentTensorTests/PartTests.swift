import DescentTensor
import Testing

/// Sums over the rows of a batch that comes in parts, against those over all of it.
@Suite struct PartTests {
  @Test(arguments: [
    (1, 1, 1), (2, 2, 1), (100, 3, 34), (100, 7, 15), (4096, 3, 1366), (4097, 2, 3072), (5000, 1, 5000),
    (5000, 3, 2048), (5000, 7, 1024), (60_000, 100, 1024), (60_000, 2, 30_720), (7, 7, 1), (7, 1, 7),
  ])
  func `no part ends within a block of a chain`(batch: Int, parts: Int, rows: Int) {
    #expect(BatchPart.rows(of: batch, parts: parts) == rows)
  }

  /// Rows of a batch in parts of so many.
  private func parts(of batch: Int, rows: Int) -> [Range<Int>] {
    stride(from: 0, to: batch, by: rows).map { $0..<min($0 + rows, batch) }
  }

  /// The batches and the parts that they come in.
  private static let cuts = [
    (1, 1), (2, 1), (7, 3), (64, 64), (100, 34), (1025, 400), (4096, 1366), (4097, 1024), (4097, 3072),
    (5000, 1024), (9000, 2048),
  ]

  @Test(arguments: cuts, [3, 17, 66])
  func `a product in parts has the bits of the whole`(cut: (batch: Int, rows: Int), columns: Int) throws {
    let (batch, m) = (cut.batch, 21)
    var dice = Dice(UInt64(batch + columns))
    let numbers = (0..<batch * m).map { _ in dice.bits() % 3 == 0 ? dice.number() : 0 }
    let right = dice.numbers(batch * columns)
    let expected = Twin.product(
      rows: m, columns: columns, depth: batch, bias: nil, left: { numbers[$1 * m + $0] },
      right: { right[$0 * columns + $1] })
    let (a, b) = (try floats(numbers), try floats(right))
    for engine in Engines.all where engine.threads != 2 {
      for sparsity in [Sparsity.dense, .sparse] {
        let c = try matrix([Float](repeating: .nan, count: m * columns), rows: m, columns: columns)
        for rows in parts(of: batch, rows: cut.rows) {
          engine.multiplyTransposingFirst(
            Matrix(a, offset: rows.lowerBound * m, rows: rows.count, columns: m),
            Matrix(b, offset: rows.lowerBound * columns, rows: rows.count, columns: columns), into: c,
            first: sparsity, part: BatchPart(first: rows.lowerBound, of: batch))
        }
        expectSameBits(c.array, expected, engine.name)
      }
    }
  }

  @Test(arguments: cuts)
  func `a product of bytes in parts has the bits of the whole`(cut: (batch: Int, rows: Int)) throws {
    let (batch, m, n) = (cut.batch, 19, 10)
    var dice = Dice(UInt64(batch))
    let bytes = (0..<batch * m).map { _ in
      dice.bits() % 3 == 0 ? UInt8(truncatingIfNeeded: dice.bits()) : 0
    }
    let source = ByteMatrix(adopting: bytes, from: 0, rows: batch, columns: m)
    let order = (0..<Int32(batch)).map { $0 }
    let right = dice.numbers(batch * n)
    let b = try floats(right)
    let expected = Twin.product(
      rows: m, columns: n, depth: batch, bias: nil, left: { Float(bytes[$1 * m + $0]) / 255 },
      right: { right[$0 * n + $1] })
    for engine in Engines.all where engine.threads != 2 {
      let a = try #require(ByteBatch(capacity: cut.rows, columns: m, divisor: 255))
      let c = try matrix([Float](repeating: .nan, count: m * n), rows: m, columns: n)
      for rows in parts(of: batch, rows: cut.rows) {
        engine.gather(source, order: order, range: rows, into: a)
        #expect(
          engine.multiplyTransposingFirst(
            a, Matrix(b, offset: rows.lowerBound * n, rows: rows.count, columns: n), into: c,
            part: BatchPart(first: rows.lowerBound, of: batch)))
      }
      expectSameBits(c.array, expected, engine.name)
    }
  }

  @Test func `what is not finite leaves the sums of earlier parts to be gone on from`() throws {
    let (m, n) = (8, 5)
    let a = try matrix((0..<2 * m).map { $0 == m + 1 ? 2 : 0 }, rows: 2, columns: m)
    let b = try matrix([1, 1, 1, 1, 1, 1, .infinity, 1, 1, 1], rows: 2, columns: n)
    for engine in Engines.all {
      let c = try matrix([Float](repeating: 3, count: m * n), rows: m, columns: n)
      engine.multiplyTransposingFirst(a, b, into: c, first: .sparse, part: BatchPart(first: 2, of: 4))
      #expect(c[1, 0] == 5 && c[0, 0] == 3 && c[1, 1] == .infinity && c[0, 1].isNaN, engine.name)
    }
  }

  @Test(arguments: cuts, [1, 16, 70, 200])
  func `column sums in parts have the bits of the whole`(cut: (batch: Int, rows: Int), columns: Int) throws {
    var dice = Dice(UInt64(cut.batch * columns))
    let values = dice.numbers(cut.batch * columns)
    let expected = Twin.columnSums(values, rows: cut.batch, columns: columns)
    let buffer = try floats(values)
    for engine in Engines.all {
      let sums = Vector(try floats([Float](repeating: .nan, count: columns)))
      for rows in parts(of: cut.batch, rows: cut.rows) {
        engine.sumColumns(
          Matrix(buffer, offset: rows.lowerBound * columns, rows: rows.count, columns: columns), into: sums,
          part: BatchPart(first: rows.lowerBound, of: cut.batch))
      }
      expectSameBits(sums.array, expected, engine.name)
    }
  }
}
