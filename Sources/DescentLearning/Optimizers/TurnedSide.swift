import DescentTensor

/// What soap keeps of one side of a tensor: a mean of the products of its pairs, and the basis that it has.
struct TurnedSide {
  let side: TensorSide
  let length: Int
  /// `[length, length]`.
  let mean: Vector
  /// `[length, length]`, a column a vector.
  let basis: Vector
  let engine: Engine
  /// At least `[length, length]`.
  let room: Vector
  let workspace: Buffer<Double>

  /// Numbers of binary64 that a side of this length is worked on in.
  static func workspace(length: Int) -> Int {
    let turning = Counting.sum(OrthonormalBasis.room(order: length), Counting.product(2, length))
    return max(Eigensystem.room(order: length), turning)
  }

  func turn(_ matrix: Matrix, into coordinates: Matrix) {
    side.turn(matrix, into: coordinates, by: basis.square(length), on: engine)
  }

  func turnBack(_ coordinates: Matrix, into matrix: Matrix) {
    side.turnBack(coordinates, into: matrix, by: basis.square(length), on: engine)
  }

  /// Moves the mean towards a gradient's products.
  func follow(_ gradient: Matrix, taking share: Float) {
    let products = room.square(length)
    side.multiplyPairs(of: gradient, into: products, on: engine)
    engine.sweep(mean, products.flat) { m, p in m = moved(m, toward: p, by: share) }
  }

  /// Takes the eigenvectors of the mean for the basis, those of the largest eigenvalues first.
  func setBasis() {
    let (system, mean, basis) = (
      Eigensystem(order: length, in: workspace), mean.square(length), basis.square(length)
    )
    for row in 0..<length {
      for column in 0..<length { system.set(row, column, Double(mean[row, column])) }
    }
    system.solve()
    for rank in 0..<length {
      for i in 0..<length { basis[i, rank] = Float(system.vector(rank, i)) }
    }
  }

  /// Turns the basis towards the eigenvectors by one power iteration, and sorts the squares of its
  /// coordinates as its vectors are sorted.
  ///
  /// - Parameter copy: Room for the squares, `[rows, columns]`.
  func turnBasis(sorting squares: Matrix, copy: Matrix) {
    let (products, basis) = (room.square(length), basis.square(length))
    engine.multiply(mean.square(length), basis, adding: nil, into: products)
    let ranking = rank(products, basis)
    let turned = OrthonormalBasis(order: length, in: workspace)
    for row in 0..<length {
      for rank in 0..<length { turned.set(row, rank, Double(products[row, ranking[rank]])) }
    }
    turned.solve()
    for row in 0..<length {
      for column in 0..<length { basis[row, column] = Float(turned[row, column]) }
    }
    engine.sweep(copy.flat, squares.flat) { copy, v in copy = v }
    for row in 0..<squares.rows {
      for column in 0..<squares.columns {
        switch side {
        case .rows: squares[row, column] = copy[ranking[row], column]
        case .columns: squares[row, column] = copy[row, ranking[column]]
        }
      }
    }
  }

  /// Ranks the vectors by their eigenvalues, which are estimated from what the mean makes of them.
  private func rank(_ products: Matrix, _ basis: Matrix) -> Ranking {
    let estimates = OrthonormalBasis.room(order: length)
    workspace.fill(0, runAt: estimates, count: length)
    for row in 0..<length {
      for column in 0..<length {
        workspace[estimates + column] += Double(basis[row, column]) * Double(products[row, column])
      }
    }
    let ranking = Ranking(workspace, from: estimates, into: estimates + length, count: length)
    ranking.sort()
    return ranking
  }
}
