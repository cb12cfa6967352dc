import DescentTensor

/// The mean and deviation of each column, as found on the training part.
package struct FittedScaling: Equatable, Sendable {
  package let mean: [Double]
  /// Population standard deviation; 1 for a column that is constant.
  package let deviation: [Double]
  /// The columns that have one value in all rows looked at.
  package let constantColumns: [Int]

  package init(mean: [Double], deviation: [Double], constantColumns: [Int] = []) {
    precondition(mean.count == deviation.count, "each column has a mean and a deviation")
    self.mean = mean
    self.deviation = deviation
    self.constantColumns = constantColumns
  }

  /// Looks at these rows: sums in binary64, in the order of the rows.
  package static func fit(_ matrix: Matrix, rows: [Int32]) -> FittedScaling {
    var (mean, deviation, constant): ([Double], [Double], [Int]) = ([], [], [])
    for column in 0..<matrix.columns {
      let values = rows.map { Double(matrix[Int($0), column]) }
      if let first = values.first, values.allSatisfy({ $0 == first }) {
        mean.append(first)
        deviation.append(1)
        constant.append(column)
      } else {
        let center = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
        mean.append(center)
        deviation.append((squares / Double(values.count)).squareRoot())
      }
    }
    return FittedScaling(mean: mean, deviation: deviation, constantColumns: constant)
  }

  /// Scales every row in place: (x − mean) / deviation in binary64, rounded once.
  package func apply(to matrix: Matrix) {
    precondition(matrix.columns == mean.count, "the matrix has the columns that were looked at")
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        matrix[row, column] = scaled(matrix[row, column], column: column)
      }
    }
  }

  /// The scaled value of a column.
  package func scaled(_ value: Float, column: Int) -> Float {
    Float((Double(value) - mean[column]) / deviation[column])
  }

  /// What a scaled value of a column stands for.
  package func restored(_ value: Float, column: Int) -> Double {
    Double(value) * deviation[column] + mean[column]
  }
}
