/// Rows of numbers and of ones among zeros, each 1 kept as its place: a table with one-hot columns.
package final class SpreadMatrix {
  package let rows: Int
  package let columns: Int
  let numbers: Matrix
  let places: LabelBuffer
  let ones: LabelBuffer
  let onesColumns: Int

  /// - Parameters:
  ///   - numbers: `[rows, any]`.
  ///   - places: The column of each column of numbers, from 0.
  ///   - ones: The columns that hold a 1, −1 for none, `[rows, onesColumns]`.
  package init(columns: Int, numbers: Matrix, places: LabelBuffer, ones: LabelBuffer, onesColumns: Int) {
    let (count, overflows) = numbers.rows.multipliedReportingOverflow(by: onesColumns)
    precondition(
      onesColumns >= 0 && !overflows && ones.count == count && places.count == numbers.columns,
      "numbers and ones have the same rows")
    precondition(
      places.withSpan { span in span.indices.allSatisfy { span[$0] >= 0 && span[$0] < columns } }
        && ones.withSpan { span in span.indices.allSatisfy { span[$0] >= -1 && span[$0] < columns } },
      "a place is a column")
    rows = numbers.rows
    self.columns = columns
    self.numbers = numbers
    self.places = places
    self.ones = ones
    self.onesColumns = onesColumns
  }

  /// The most elements of a row that may differ from 0.
  package var mostNonzeroPerRow: Int { numbers.columns + onesColumns }

  package subscript(_ row: Int, _ column: Int) -> Float {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "a row and a column lie within their matrix")
    for place in 0..<places.count where Int(places[place]) == column { return numbers[row, place] }
    for place in 0..<onesColumns where Int(ones[row * onesColumns + place]) == column { return 1 }
    return 0
  }
}
