import DescentTensor
import Testing

/// Products and sums of every small size, against their definition.
@Suite("All sizes")
struct AllSizesTests {
  /// The largest matrices; smaller ones are their beginnings.
  private static let most = 70

  /// Engines that differ in what they run; more threads meet the same edges.
  private static var engines: [Engine] {
    InstructionSet.allCases.filter(\.isSupported).map { Engine(instructionSet: $0, threads: 2) }
  }

  @Test(arguments: [1, 2, 3, 16, 17, 70])
  func `a product of every size up to 70 by 70 equals its chains`(depth: Int) throws {
    let whole = WholeProduct(side: Self.most, depth: depth)
    let engines = Self.engines
    for rows in 0...Self.most {
      for columns in 0...Self.most { try whole.compare(rows: rows, columns: columns, on: engines) }
    }
  }

  @Test func `column sums of every size up to 70 by 70 equal their chains`() throws {
    var dice = Dice(270)
    let engines = Self.engines
    for rows in 0...Self.most {
      for columns in 0...Self.most {
        let values = dice.numbers(rows * columns)
        let expected = Twin.columnSums(values, rows: rows, columns: columns)
        let a = try matrix(values, rows: rows, columns: columns, offset: 1)
        for engine in engines {
          let sums = Vector(try floats([Float](repeating: .nan, count: columns)))
          engine.sumColumns(a, into: sums)
          expectSameBits(sums.array, expected, engine.name)
        }
      }
    }
  }
}

/// A product with its twin, whose beginnings are smaller products.
private struct WholeProduct {
  let side: Int
  let depth: Int
  let a: [Float]
  let b: [Float]
  let c: [Float]

  init(side: Int, depth: Int) {
    var dice = Dice(UInt64(200 + depth))
    let a = dice.numbers(side * depth).map { dice.bits() % 3 == 0 ? 0 : $0 }
    let b = dice.numbers(depth * side)
    (self.side, self.depth, self.a, self.b) = (side, depth, a, b)
    c = Twin.product(
      rows: side, columns: side, depth: depth, bias: nil, left: { a[$0 * depth + $1] },
      right: { b[$0 * side + $1] })
  }

  private func block(_ rows: Int, _ columns: Int, offset: Int, _ at: (Int, Int) -> Float) throws -> Matrix {
    let values = (0..<rows).flatMap { row in (0..<columns).map { at(row, $0) } }
    return try matrix(values, rows: rows, columns: columns, offset: offset)
  }

  /// Every form of the product of the first rows and columns.
  func compare(rows: Int, columns: Int, on engines: [Engine]) throws {
    let left = try block(rows, depth, offset: 1) { a[$0 * depth + $1] }
    let leftTurned = try block(depth, rows, offset: 2) { a[$1 * depth + $0] }
    let right = try block(depth, columns, offset: 3) { b[$0 * side + $1] }
    let rightTurned = try block(columns, depth, offset: 1) { b[$1 * side + $0] }
    let sums = (0..<rows).flatMap { c[$0 * side..<$0 * side + columns].map(\.bitPattern) }
    for engine in engines {
      let out = try block(rows, columns, offset: 5) { _, _ in .nan }
      func holds(_ form: Comment) {
        if out.flat.array.map(\.bitPattern) != sums {
          Issue.record("\(form), \(rows) × \(columns) × \(depth), \(engine.name)")
        }
        out.flat.fill(.nan)
      }
      engine.multiply(left, right, adding: nil, into: out)
      holds("plain")
      engine.multiply(left, right, adding: nil, into: out, first: .sparse)
      holds("sparse")
      engine.multiplyTransposingFirst(leftTurned, right, into: out)
      holds("first transposed")
      engine.multiplyTransposingFirst(leftTurned, right, into: out, first: .sparse)
      holds("first transposed and sparse")
      engine.multiplyTransposingSecond(left, rightTurned, into: out)
      holds("second transposed")
    }
  }
}
