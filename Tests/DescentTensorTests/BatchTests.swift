import DescentTensor
import Testing

@Suite("Batches")
struct BatchTests {
  @Test(arguments: [1, 4, 15, 16, 17, 33, 784], [Float(255), 16, 1, 3])
  func `bytes are gathered and divided`(columns: Int, divisor: Float) throws {
    var dice = Dice(61)
    let rows = 40
    let bytes = (0..<5 + rows * columns).map { _ in UInt8(truncatingIfNeeded: dice.bits()) }
    let source = ByteMatrix(adopting: bytes, from: 5, rows: rows, columns: columns)
    let order = (0..<50).map { _ in Int32(dice.bits() % UInt32(rows)) }
    for range in [3..<50, 0..<1, 7..<7] {
      let expected = range.flatMap { i in
        (0..<columns).map { Float(source[Int(order[i]), $0]) / divisor }
      }
      for engine in Engines.all {
        let batch = try matrix([Float](repeating: 8, count: 64 * columns), rows: 64, columns: columns)
        engine.gather(source, divisor: divisor, order: order, range: range, into: batch)
        expectSameBits(batch.firstRows(range.count).array, expected, engine.name)
        #expect(batch[range.count, 0] == 8, "rows after the range are left alone")
      }
    }
  }

  @Test func `rows and labels are gathered`() throws {
    var dice = Dice(62)
    let (rows, columns) = (300, 1000)
    let values = dice.numbers(rows * columns)
    let source = try matrix(values, rows: rows, columns: columns, offset: 3)
    let order = (0..<280).map { _ in Int32(dice.bits() % UInt32(rows)) }
    let classes = try labels((0..<rows).map { $0 * 3 })
    for engine in Engines.all {
      let batch = try matrix([Float](repeating: 8, count: 280 * columns), rows: 280, columns: columns)
      engine.gather(source, order: order, range: 10..<280, into: batch)
      let expected = order[10...].flatMap { values[Int($0) * columns..<(Int($0) + 1) * columns] }
      expectSameBits(batch.firstRows(270).array, expected, engine.name)
      let chosen = try labels([Int](repeating: -1, count: 280))
      engine.gather(classes, order: order, range: 10..<280, into: chosen)
      #expect(Array(chosen.array.prefix(271)) == order[10...].map { $0 * 3 } + [-1])
    }
  }

  @Test(arguments: [(3, 2, 9), (0, 3, 500), (5, 0, 5), (2, 4, 4000)])
  func `numbers and ones are spread over their columns`(
    numbers: Int, words: Int, columns: Int
  ) throws {
    var dice = Dice(63)
    let rows = 70
    let values = dice.numbers(rows * numbers)
    let width = (columns - numbers) / max(words, 1)
    let ones = (0..<rows * words).map { i in
      let place = Int(dice.bits() % UInt32(width + 1)) - 1
      return place < 0 ? -1 : numbers + i % words * width + place
    }
    let source = SpreadMatrix(
      columns: columns, numbers: try matrix(values, rows: rows, columns: numbers),
      places: try labels((0..<numbers).map { numbers - 1 - $0 }), ones: try labels(ones), onesColumns: words)
    let order = (0..<80).map { _ in Int32(dice.bits() % UInt32(rows)) }
    let expected = order[5...].flatMap { row in
      (0..<columns).map { column -> Float in
        if column < numbers { return values[Int(row) * numbers + numbers - 1 - column] }
        return ones[Int(row) * words..<(Int(row) + 1) * words].contains(column) ? 1 : 0
      }
    }
    for engine in Engines.all {
      let batch = try matrix([Float](repeating: 8, count: 76 * columns), rows: 76, columns: columns)
      engine.gather(source, order: order, range: 5..<80, into: batch)
      expectSameBits(batch.firstRows(75).array, expected, engine.name)
      #expect(batch[75, 0] == 8, "rows after the range are left alone")
    }
    let listed = order[5...].flatMap { row in (0..<columns).map { source[Int(row), $0] } }
    expectSameBits(listed, expected, "one by one")
  }

  @Test func `the first number that is not finite is found`() throws {
    for count in [0, 1, 16, 63, 64, 65, 400_000] {
      let vector = Vector(try floats([Float](repeating: .greatestFiniteMagnitude, count: count)))
      for engine in Engines.all {
        #expect(engine.firstNonFinite(vector) == nil)
        for (place, value) in [(count - 1, Float.nan), (count / 2, -.infinity), (count / 3, .infinity)]
        where place >= 0 && place < count {
          vector[place] = value
          #expect(engine.firstNonFinite(vector) == place, engine.name)
        }
        vector.fill(.leastNonzeroMagnitude)
      }
    }
  }

  @Test func `buffers begin at zero and give their elements`() throws {
    let buffer = try #require(DoubleBuffer(count: 1000))
    #expect(buffer.array == [Double](repeating: 0, count: 1000))
    buffer.withMutableSpan { span in
      for i in span.indices { span[i] = Double(i) }
    }
    let other = try #require(DoubleBuffer(count: 1000))
    other.copy(from: buffer)
    #expect(other.withSpan { span in span.indices.map { span[$0] } } == (0..<1000).map(Double.init))
    other.fill(2)
    #expect(other[999] == 2 && buffer[999] == 999)
    #expect(FloatBuffer(count: Int.max) == nil && FloatBuffer(count: Int.max / 8) == nil)
    #expect(try #require(FloatBuffer(count: 0)).array.isEmpty)
    let bytes = try #require(ByteMatrix(rows: 2, columns: 3))
    bytes[1, 2] = 9
    #expect(bytes[1, 2] == 9 && bytes[0, 2] == 0 && ByteMatrix(rows: Int.max, columns: 2) == nil)
  }

  @Test func `vectors and matrices are views`() throws {
    let buffer = try floats([0, 1, 2, 3, 4, 5, 6, 7])
    let view = Matrix(buffer, offset: 1, rows: 3, columns: 2)
    #expect(view[2, 1] == 6 && view.firstRows(1).flat.array == [1, 2])
    view[0, 0] = 9
    Vector(buffer, offset: 6, count: 2).fill(-1)
    #expect(buffer.array == [0, 9, 2, 3, 4, 5, -1, -1] && Vector(buffer).count == 8)
  }
}
