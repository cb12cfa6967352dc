import DescentTensor

/// The rows or the columns of a tensor, as a rule sees them that keeps a matrix for each.
enum TensorSide {
  case rows, columns

  /// How many there are.
  func length(of tensor: TensorPlace) -> Int {
    switch self {
    case .rows: tensor.rows
    case .columns: tensor.columns
    }
  }

  /// The products of each two of a matrix's rows, or columns, `[length, length]`.
  func multiplyPairs(of matrix: Matrix, into products: Matrix, on engine: Engine) {
    switch self {
    case .rows: engine.multiplyTransposingSecond(matrix, matrix, into: products)
    case .columns: engine.multiplyTransposingFirst(matrix, matrix, into: products)
    }
  }

  /// The coordinates of a matrix's columns, or rows, in a basis whose columns are the vectors.
  func turn(_ matrix: Matrix, into coordinates: Matrix, by basis: Matrix, on engine: Engine) {
    switch self {
    case .rows: engine.multiplyTransposingFirst(basis, matrix, into: coordinates)
    case .columns: engine.multiply(matrix, basis, adding: nil, into: coordinates)
    }
  }

  /// What has these coordinates.
  func turnBack(_ coordinates: Matrix, into matrix: Matrix, by basis: Matrix, on engine: Engine) {
    switch self {
    case .rows: engine.multiply(basis, coordinates, adding: nil, into: matrix)
    case .columns: engine.multiplyTransposingSecond(coordinates, basis, into: matrix)
    }
  }
}

extension Vector {
  /// The elements as rows, one after another.
  func matrix(rows: Int, columns: Int) -> Matrix {
    precondition(count == rows * columns, "a matrix has as many elements as its vector")
    return Matrix(buffer, offset: offset, rows: rows, columns: columns)
  }

  /// The elements as the rows of a tensor.
  func matrix(as tensor: TensorPlace) -> Matrix { matrix(rows: tensor.rows, columns: tensor.columns) }

  /// The first elements as a square.
  func square(_ order: Int) -> Matrix { first(order * order).matrix(rows: order, columns: order) }
}
