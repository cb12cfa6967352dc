import DescentData
import DescentTensor

/// Rows in the plane, in the data's own units: two numbers and a class, or a number and the one to predict.
package struct ScatterOnPaper: Sendable, Equatable {
  /// Rows that are told at most, evenly spaced among all.
  package static let most = 4000

  /// One row.
  package struct Point: Sendable, Equatable {
    package let x: Double
    package let y: Double
    /// Its class; nil where a number is predicted.
    package let label: Int?
  }

  /// What runs across, and what runs up.
  package let horizontal: String
  package let vertical: String
  package let points: [Point]
  /// Empty where a number is predicted.
  package let classNames: [String]

  /// Nil for data of other columns.
  init?(_ data: PreparedData) {
    let rows = Array(stride(from: 0, to: data.target.rows, by: max(1, data.target.rows / Self.most)))
    switch data.target {
    case .classes(let labels, let names):
      guard data.columns.count == 2, data.features.columns == 2 else { return nil }
      (horizontal, vertical, classNames) = (data.columns[0], data.columns[1], names)
      points = rows.map { row in
        Point(
          x: SampleOnPaper.value(data, row: row, column: 0),
          y: SampleOnPaper.value(data, row: row, column: 1),
          label: Int(labels[row]))
      }
    case .numbers(let numbers, let name):
      guard data.columns.count == 1, data.features.columns == 1 else { return nil }
      (horizontal, vertical, classNames) = (data.columns[0], name, [])
      points = rows.map { row in
        Point(
          x: SampleOnPaper.value(data, row: row, column: 0),
          y: SampleOnPaper.unscaled(numbers[row, 0], by: data.targetScaling, column: 0), label: nil)
      }
    }
  }
}
