/// Rows of elements in a buffer, one after another; writing through it changes the buffer.
@usableFromInline
package struct Matrix {
  @usableFromInline package let buffer: FloatBuffer
  @usableFromInline package let offset: Int
  @usableFromInline package let rows: Int
  @usableFromInline package let columns: Int

  /// The elements from `offset` on, `[rows, columns]`.
  package init(_ buffer: FloatBuffer, offset: Int = 0, rows: Int, columns: Int) {
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    precondition(
      rows >= 0 && columns >= 0 && offset >= 0 && !overflows && offset <= buffer.count
        && count <= buffer.count - offset,
      "a matrix lies within its buffer")
    self.buffer = buffer
    self.offset = offset
    self.rows = rows
    self.columns = columns
  }

  /// The same place with fewer rows, as for a last, shorter batch.
  package func firstRows(_ count: Int) -> Matrix {
    precondition(count >= 0 && count <= rows, "the first rows are no more than all rows")
    return Matrix(buffer, offset: offset, rows: count, columns: columns)
  }

  /// All elements, row after row.
  package var flat: Vector { Vector(buffer, offset: offset, count: rows * columns) }

  @inlinable
  package subscript(_ row: Int, _ column: Int) -> Float {
    get { buffer[index(row, column)] }
    nonmutating set { buffer[index(row, column)] = newValue }
  }

  @usableFromInline
  func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "a row and a column lie within their matrix")
    return offset + row * columns + column
  }
}
