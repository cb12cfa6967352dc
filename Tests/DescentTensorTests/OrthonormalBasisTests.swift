import DescentTensor
import Testing

/// Matrices made orthonormal column after column.
@Suite struct OrthonormalBasisTests {
  private func basis(_ matrix: [[Double]]) throws -> [[Double]] {
    let order = matrix.count
    let room = try #require(Buffer<Double>(count: OrthonormalBasis.room(order: order)))
    room.fill(.nan)
    let basis = OrthonormalBasis(order: order, in: room)
    for i in 0..<order { for j in 0..<order { basis.set(i, j, matrix[i][j]) } }
    basis.solve()
    return (0..<order).map { i in (0..<order).map { basis[i, $0] } }
  }

  /// Rᵢⱼ of the product Q·R that is the matrix.
  private func factor(_ basis: [[Double]], _ matrix: [[Double]], _ i: Int, _ j: Int) -> Double {
    basis.indices.reduce(0) { $0 + basis[$1][i] * matrix[$1][j] }
  }

  @Test(arguments: [1, 2, 3, 5, 16, 61], [1, 1e-40, 1e38])
  func `each column lies in the span of as many vectors`(order: Int, scale: Double) throws {
    let matrix = Square.full(order, seed: UInt64(order), scale: scale)
    let basis = try basis(matrix)
    #expect(Square.skew(basis) <= 1e-14 * Double(order))
    for i in 0..<order {
      for j in 0..<i {
        #expect(abs(factor(basis, matrix, i, j)) <= 1e-14 * Double(order) * scale)
      }
    }
  }

  @Test func `signs are those of LAPACK`() throws {
    let basis = try basis([[3, 1], [4, 2]])
    #expect(abs(basis[0][0] + 0.6) < 1e-15 && abs(basis[1][0] + 0.8) < 1e-15)
    // The last column is not reflected.
    #expect(abs(basis[0][1] + 0.8) < 1e-15 && abs(basis[1][1] - 0.6) < 1e-15)
    let turned = try self.basis([[-3, 1], [4, 2]])
    #expect(abs(turned[0][0] + 0.6) < 1e-15 && abs(turned[1][0] - 0.8) < 1e-15)
  }

  @Test func `columns that depend on others are completed to a basis`() throws {
    let zero = [[Double]](repeating: [Double](repeating: 0, count: 7), count: 7)
    #expect(try basis(zero) == (0..<7).map { i in (0..<7).map { $0 == i ? 1 : 0 } })
    #expect(Square.skew(try basis(Square.products(20, rank: 4, seed: 5))) < 1e-13)
    var gap = Square.full(9, seed: 2)
    for i in 0..<9 { gap[i][3] = 0 }
    for j in 0..<9 { gap[6][j] = 0 }
    #expect(Square.skew(try basis(gap)) < 1e-13)
  }

  @Test func `places are ranked from the largest number, equal ones as they came`() throws {
    let numbers: [Double] = [1, 3, 2, 3, -1, 1]
    let room = try #require(Buffer<Double>(count: 12))
    for (i, number) in numbers.enumerated() { room[i] = number }
    let ranking = Ranking(room, from: 0, into: 6, count: 6)
    ranking.sort()
    #expect((0..<6).map { ranking[$0] } == [1, 3, 2, 0, 5, 4])
  }
}
