/// Rows of bytes, such as images of grey pixels.
package final class ByteMatrix {
  package let rows: Int
  package let columns: Int
  private(set) var bytes: [UInt8]
  let start: Int

  /// Zeros, `[rows, columns]`; nil if their count overflows.
  package init?(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix's sides are not negative")
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    guard !overflows else { return nil }
    self.rows = rows
    self.columns = columns
    self.bytes = [UInt8](repeating: 0, count: count)
    self.start = 0
  }

  /// The bytes of an array from `start` on, kept without a copy.
  package init(adopting bytes: [UInt8], from start: Int, rows: Int, columns: Int) {
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    precondition(
      rows >= 0 && columns >= 0 && start >= 0 && !overflows && start <= bytes.count
        && count <= bytes.count - start,
      "a matrix lies within its bytes")
    self.rows = rows
    self.columns = columns
    self.bytes = bytes
    self.start = start
  }

  package subscript(_ row: Int, _ column: Int) -> UInt8 {
    get { bytes[index(row, column)] }
    set { bytes[index(row, column)] = newValue }
  }

  /// How many bytes of a row are 0.
  package func zeros(inRow row: Int) -> Int {
    columns == 0 ? 0 : bytes[index(row, 0)...index(row, columns - 1)].count { $0 == 0 }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "a row and a column lie within their matrix")
    return start + row * columns + column
  }
}
