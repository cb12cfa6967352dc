import DescentData

/// A column of features before it is prepared.
package struct ColumnOnPaper: Sendable, Equatable {
  /// What its cells are.
  package enum Cells: Sendable, Equatable {
    /// From the smallest to the largest; nil where no cell has a number.
    case numbers(ClosedRange<Double>?)
    /// How many different words there are, and the first of them.
    case words(count: Int, first: [String])
  }

  package let name: String
  package let cells: Cells
  /// Cells without a value.
  package let missing: Int

  init(_ facts: ColumnFacts) {
    name = facts.name
    missing = facts.missing
    cells =
      switch facts.cells {
      case .numbers(let range): .numbers(range)
      case .words(let count, let first): .words(count: count, first: first)
      }
  }
}
