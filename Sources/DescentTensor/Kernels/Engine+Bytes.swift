import CExact

// Bytes need a quarter of the memory of numbers, and most of those of an image are 0. The products here say
// whether they were done: a second operand that is not finite needs all numbers.
extension Engine {
  /// Rows `order[range]` of the bytes, into the first rows of `batch`.
  package func gather(_ bytes: ByteMatrix, order: [Int32], range: Range<Int>, into batch: ByteBatch) {
    precondition(batch.capacity >= range.count && batch.columns == bytes.columns, "a batch holds its rows")
    withExtendedLifetime(batch) {
      unsafe withGathering(of: bytes, order, range, into: batch.bytes.start) { work in
        unsafe exact_copy_bytes(handle, &work)
      }
    }
  }

  /// c = bias + a·b over the first rows of a batch, −0 becoming 0.
  ///
  /// - Parameters:
  ///   - a: Holds the `m` rows of c, k columns of bytes that are mostly 0.
  ///   - b: `[k, n]`.
  ///   - bias: `[n]`, the start of each chain.
  ///   - c: `[m, n]`.
  /// - Returns: False, c being undefined, where b is not finite.
  package func multiply(_ a: ByteBatch, _ b: Matrix, adding bias: Vector?, into c: Matrix) -> Bool {
    precondition(
      a.columns == b.rows && c.rows <= a.capacity && c.columns == b.columns, "a product's shapes match")
    precondition(bias == nil || bias?.count == c.columns, "a bias has one element a column")
    return withExtendedLifetime((a, b, bias, c)) {
      unsafe run(a, b.start, bias?.start, c, depth: a.columns, isFirstTransposed: 0, spoiled: nil)
    }
  }

  /// c = aᵀ·b over the first rows of a batch, −0 becoming 0.
  ///
  /// - Parameters:
  ///   - a: Holds the k rows of b, `m` columns of bytes that are mostly 0.
  ///   - b: `[k, n]`.
  ///   - c: `[m, n]`.
  ///   - spoiled: One element, set to 1 where an element of c is NaN or infinite.
  ///   - part: Which rows of a batch a and b hold; chains of any but the first go on from c.
  /// - Returns: False where b is not finite; c is then undefined, or for a part but the first as it was.
  package func multiplyTransposingFirst(
    _ a: ByteBatch, _ b: Matrix, into c: Matrix, spoiled: LabelBuffer? = nil, part: BatchPart? = nil
  ) -> Bool {
    precondition(
      b.rows <= a.capacity && c.rows == a.columns && c.columns == b.columns, "a product's shapes match")
    precondition(spoiled == nil || spoiled?.count == 1, "one flag tells of a product")
    precondition(part?.holds(rows: b.rows) ?? true, "a part lies within its batch")
    return withExtendedLifetime((a, b, c, spoiled)) {
      unsafe run(
        a, b.start, nil, c, depth: b.rows, isFirstTransposed: 1, spoiled: spoiled?.start, part: part)
    }
  }

  private func run(
    _ a: ByteBatch, _ b: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?, _ c: Matrix, depth: Int,
    isFirstTransposed: Int32, spoiled: UnsafeMutablePointer<Int32>?, part: BatchPart? = nil
  ) -> Bool {
    precondition(depth >= 1, "a product's depth is at least 1")
    var product = unsafe exact_product(
      a: nil, bytes: a.bytes.start, values: a.values.start, b: b, bias: bias, c: c.start, rows: c.rows,
      columns: c.columns, depth: depth, first_is_transposed: isFirstTransposed, second_is_transposed: 0,
      first_is_sparse: 1, spoiled: spoiled, whole_depth: part?.whole ?? 0,
      continues: part?.goesOn == true ? 1 : 0)
    return unsafe exact_multiply(handle, &product) != 0
  }
}

extension ByteBatch {
  /// Writes what the bytes of the first rows stand for.
  ///
  /// - Parameter matrix: `[m, columns]`, m at most the capacity.
  package func expand(into matrix: Matrix) {
    precondition(matrix.rows <= capacity && matrix.columns == columns, "a batch holds its rows")
    for i in 0..<matrix.rows * columns { matrix.flat[i] = values[Int(bytes[i])] }
  }
}
