import CExact

/// What is known of the first operand of a product; it changes the time and no bit.
package enum Sparsity: Sendable {
  case dense
  /// Mostly 0.
  case sparse
}

extension Engine {
  /// c = bias + a·b, −0 becoming 0.
  ///
  /// - Parameters:
  ///   - a: `[m, k]`, k at least 1.
  ///   - b: `[k, n]`.
  ///   - bias: `[n]`, the start of each chain; 0 if nil.
  ///   - c: `[m, n]`, apart from the others in memory.
  package func multiply(
    _ a: Matrix, _ b: Matrix, adding bias: Vector?, into c: Matrix, first sparsity: Sparsity = .dense
  ) {
    precondition(
      a.columns == b.rows && c.rows == a.rows && c.columns == b.columns, "a product's shapes match")
    precondition(bias == nil || bias?.count == c.columns, "a bias has one element a column")
    withExtendedLifetime((a, b, bias, c)) {
      unsafe run(a.start, b.start, bias?.start, c, depth: a.columns, sparsity: sparsity)
    }
  }

  /// c = aᵀ·b, −0 becoming 0, as a weight's gradient is.
  ///
  /// - Parameters:
  ///   - a: `[k, m]`, k at least 1.
  ///   - b: `[k, n]`.
  ///   - c: `[m, n]`, apart from the others in memory.
  ///   - spoiled: One element, set to 1 where an element of c is NaN or infinite.
  ///   - part: Which rows of a batch a and b hold; chains of any but the first go on from c.
  package func multiplyTransposingFirst(
    _ a: Matrix, _ b: Matrix, into c: Matrix, first sparsity: Sparsity = .dense,
    spoiled: LabelBuffer? = nil, part: BatchPart? = nil
  ) {
    precondition(
      a.rows == b.rows && c.rows == a.columns && c.columns == b.columns, "a product's shapes match")
    precondition(spoiled == nil || spoiled?.count == 1, "one flag tells of a product")
    precondition(part?.holds(rows: a.rows) ?? true, "a part lies within its batch")
    withExtendedLifetime((a, b, c, spoiled)) {
      unsafe run(
        a.start, b.start, nil, c, depth: a.rows, isFirstTransposed: 1, sparsity: sparsity,
        spoiled: spoiled?.start, part: part)
    }
  }

  /// c = a·bᵀ, −0 becoming 0, as an input's gradient is.
  ///
  /// - Parameters:
  ///   - a: `[m, k]`, k at least 1.
  ///   - b: `[n, k]`.
  ///   - c: `[m, n]`, apart from the others in memory.
  package func multiplyTransposingSecond(_ a: Matrix, _ b: Matrix, into c: Matrix) {
    precondition(
      a.columns == b.columns && c.rows == a.rows && c.columns == b.rows, "a product's shapes match")
    withExtendedLifetime((a, b, c)) {
      unsafe run(a.start, b.start, nil, c, depth: a.columns, isSecondTransposed: 1)
    }
  }

  private func run(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?, _ c: Matrix,
    depth: Int, isFirstTransposed: Int32 = 0, isSecondTransposed: Int32 = 0,
    sparsity: Sparsity = .dense, spoiled: UnsafeMutablePointer<Int32>? = nil, part: BatchPart? = nil
  ) {
    precondition(depth >= 1, "a product's depth is at least 1")
    var product = unsafe exact_product(
      a: a, bytes: nil, values: nil, b: b, bias: bias, c: c.start, rows: c.rows, columns: c.columns,
      depth: depth, first_is_transposed: isFirstTransposed, second_is_transposed: isSecondTransposed,
      first_is_sparse: sparsity == .sparse ? 1 : 0, spoiled: spoiled, whole_depth: part?.whole ?? 0,
      continues: part?.goesOn == true ? 1 : 0)
    _ = unsafe exact_multiply(handle, &product)
  }

  /// v[j] = the chain over the rows of a[i, j], from 0.
  ///
  /// - Parameters:
  ///   - a: `[m, n]`.
  ///   - v: `[n]`.
  ///   - part: Which rows of a batch a holds; chains of any but the first go on from v.
  package func sumColumns(_ a: Matrix, into v: Vector, part: BatchPart? = nil) {
    precondition(v.count == a.columns, "column sums have one element a column")
    precondition(part?.holds(rows: a.rows) ?? true, "a part lies within its batch")
    withExtendedLifetime((a, v)) {
      if part?.goesOn == true {
        unsafe exact_add_columns(handle, a.start, a.rows, a.columns, v.start)
      } else {
        unsafe exact_sum_columns(handle, a.start, a.rows, a.columns, v.start)
      }
    }
  }
}
