import DescentTensor

/// What there is to know of a column of features as read.
package struct ColumnFacts: Equatable, Sendable {
  /// What its cells are.
  package enum Cells: Equatable, Sendable {
    /// From the smallest to the largest; nil where no cell has a number.
    case numbers(ClosedRange<Double>?)
    /// How many different words there are, and the first of them.
    case words(count: Int, first: [String])
  }

  package let name: String
  package let cells: Cells
  /// Cells without a value.
  package let missing: Int
}

extension Dataset {
  /// The facts of each column of features; none for images.
  package var columnFacts: [ColumnFacts] {
    switch features {
    case .bytes: []
    case .numbers(let matrix):
      (0..<matrix.columns).map { column in
        let name = columns.indices.contains(column) ? columns[column] : "\(column + 1)"
        let values = (0..<matrix.rows).map { Double(matrix[$0, column]) }
        return ColumnFacts(name: name, cells: .numbers(Self.range(of: values)), missing: 0)
      }
    case .columns(let columns):
      columns.map { column in
        let cells: ColumnFacts.Cells =
          switch column.values {
          case .numbers(let values): .numbers(Self.range(of: values))
          case .words(_, let names): .words(count: names.count, first: Array(names.prefix(4)))
          }
        return ColumnFacts(name: column.name, cells: cells, missing: column.missing)
      }
    }
  }

  private static func range(of values: [Double]) -> ClosedRange<Double>? {
    var range: ClosedRange<Double>?
    for value in values where value.isFinite {
      range = range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
    }
    return range
  }
}
