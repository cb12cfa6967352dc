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
    let spreads = (0..<matrix.columns).map { column in
      Spread(of: rows.map { Double(matrix[Int($0), column]) })
    }
    return FittedScaling(
      mean: spreads.map(\.mean), deviation: spreads.map(\.deviation),
      constantColumns: spreads.indices.filter { spreads[$0].isConstant })
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

/// The mean of numbers and how far they lie from it; cells without a value are passed over.
struct Spread: Equatable {
  let mean: Double
  /// Population standard deviation; 1 where all numbers are one.
  let deviation: Double
  let isConstant: Bool

  init(of cells: [Double]) {
    let values = cells.contains(where: \.isNaN) ? cells.filter { !$0.isNaN } : cells
    guard let first = values.first, !values.allSatisfy({ $0 == first }) else {
      (mean, deviation, isConstant) = (values.first ?? 0, 1, true)
      return
    }
    isConstant = false
    let plain = Self.moments(of: values, unit: 1)
    if plain.variance.isNormal {
      (mean, deviation) = (plain.mean, plain.variance.squareRoot())
    } else {
      // Squares overflow or vanish: measure in a power of two near the largest of them.
      let largest = values.reduce(0) { max($0, $1.magnitude) }
      let unit = Double(sign: .plus, exponent: min(max(largest.exponent, -1000), 1000), significand: 1)
      let measured = Self.moments(of: values, unit: unit)
      mean = measured.mean * unit
      deviation = max(measured.variance.squareRoot() * unit, .leastNonzeroMagnitude)
    }
  }

  private static func moments(of values: [Double], unit: Double) -> (mean: Double, variance: Double) {
    let center = values.reduce(0) { $0 + $1 / unit } / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 / unit - center) * ($1 / unit - center) }
    return (center, squares / Double(values.count))
  }
}
