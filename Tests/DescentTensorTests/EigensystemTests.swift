import DescentTensor
import Testing

/// Square matrices in binary64 to be decomposed.
enum Square {
  /// Symmetric, of numbers between −1 and 1 times a scale.
  static func symmetric(_ order: Int, seed: UInt64, scale: Double = 1) -> [[Double]] {
    let any = full(order, seed: seed, scale: scale)
    return (0..<order).map { i in (0..<order).map { i < $0 ? any[i][$0] : any[$0][i] } }
  }

  static func full(_ order: Int, seed: UInt64, scale: Double = 1) -> [[Double]] {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
    return (0..<order).map { _ in
      (0..<order).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(Int32(truncatingIfNeeded: state >> 32)) * 0x1p-31 * scale
      }
    }
  }

  /// The products of the pairs of a matrix's first `count` columns: symmetric, of that rank.
  static func products(_ order: Int, rank count: Int, seed: UInt64) -> [[Double]] {
    let any = full(order, seed: seed)
    return (0..<order).map { i in
      (0..<order).map { j in (0..<count).reduce(0) { $0 + any[i][$1] * any[j][$1] } }
    }
  }

  /// The largest magnitude.
  static func size(_ matrix: [[Double]]) -> Double { matrix.joined().reduce(0) { max($0, abs($1)) } }

  /// How far the columns are from an orthonormal basis.
  static func skew(_ basis: [[Double]]) -> Double {
    let order = basis.count
    var worst = 0.0
    for i in 0..<order {
      for j in 0..<order {
        let product = (0..<order).reduce(0) { $0 + basis[$1][i] * basis[$1][j] }
        worst = max(worst, abs(product - (i == j ? 1 : 0)))
      }
    }
    return worst
  }
}

/// Eigenvalues with their vectors as columns.
private struct Solution {
  let values: [Double]
  let vectors: [[Double]]

  init(_ matrix: [[Double]]) throws {
    let order = matrix.count
    let room = try #require(Buffer<Double>(count: Eigensystem.room(order: order)))
    // What lies in the room may be anything.
    room.fill(.nan)
    let system = Eigensystem(order: order, in: room)
    for i in 0..<order { for j in 0..<order { system.set(i, j, matrix[i][j]) } }
    system.solve()
    values = (0..<order).map(system.value)
    vectors = (0..<order).map { i in (0..<order).map { system.vector($0, i) } }
  }

  /// The most by which the matrix times a vector is not its value times the vector.
  func error(_ matrix: [[Double]]) -> Double {
    var worst = 0.0
    for rank in values.indices {
      for i in values.indices {
        let product = values.indices.reduce(0) { $0 + matrix[i][$1] * vectors[$1][rank] }
        worst = max(worst, abs(product - values[rank] * vectors[i][rank]))
      }
    }
    return worst
  }
}

/// Symmetric matrices taken apart into eigenvalues and eigenvectors.
@Suite struct EigensystemTests {
  private func expectSolved(_ matrix: [[Double]]) throws {
    let solution = try Solution(matrix)
    let bound = 1e-14 * Double(max(matrix.count, 4))
    #expect(solution.error(matrix) <= bound * Square.size(matrix))
    #expect(Square.skew(solution.vectors) <= bound)
    #expect(zip(solution.values, solution.values.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 17, 64, 100])
  func `a matrix times each vector is its value times the vector`(order: Int) throws {
    try expectSolved(Square.symmetric(order, seed: UInt64(order)))
  }

  @Test(arguments: [0, 1, 3, 20])
  func `a matrix of any rank has a whole basis`(rank: Int) throws {
    try expectSolved(Square.products(24, rank: rank, seed: 7))
  }

  @Test(arguments: [1e-45, 1e-30, 1e30, 3e38])
  func `the size of a matrix does not matter`(scale: Double) throws {
    try expectSolved(Square.symmetric(20, seed: 3, scale: scale))
    var graded = Square.products(6, rank: 6, seed: 4)
    graded[5] = [0, 0, 0, 0, 0, scale]
    for i in 0..<5 { graded[i][5] = 0 }
    try expectSolved(graded)
  }

  @Test func `values that are equal have vectors at right angles`() throws {
    var matrix = (0..<9).map { i in (0..<9).map { $0 == i ? 2.0 : 0 } }
    try expectSolved(matrix)
    matrix[0][8] = 1e-300
    matrix[8][0] = 1e-300
    try expectSolved(matrix)
    let ones = [[Double]](repeating: [Double](repeating: 1, count: 12), count: 12)
    try expectSolved(ones)
    #expect(abs(try Solution(ones).values[0] - 12) < 1e-13)
  }

  @Test func `two by two is as on paper`() throws {
    let solution = try Solution([[2, 1], [1, 2]])
    #expect(abs(solution.values[0] - 3) < 1e-15 && abs(solution.values[1] - 1) < 1e-15)
    #expect(abs(abs(solution.vectors[0][0]) - 0.5.squareRoot()) < 1e-15)
    #expect(try Solution([[-5]]).values == [-5])
    #expect(try Solution([]).values.isEmpty)
  }

  @Test(arguments: [Double.nan, .infinity])
  func `what is no number makes every value none`(number: Double) throws {
    var matrix = Square.symmetric(5, seed: 1)
    matrix[3][1] = number
    matrix[1][3] = number
    let solution = try Solution(matrix)
    #expect((solution.values + solution.vectors.joined()).allSatisfy { $0.isNaN })
  }
}
