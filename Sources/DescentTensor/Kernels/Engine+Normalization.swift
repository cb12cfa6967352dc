import CExact

extension Engine {
  /// Each row less its mean, over the root of its variance and eps, times gain plus shift.
  ///
  /// - Parameters:
  ///   - x: `[rows, columns]`, at least one column.
  ///   - gain: `[columns]`.
  ///   - shift: `[columns]`.
  ///   - eps: What the variance is raised by; above 0.
  ///   - y: `[rows, columns]`, apart from x in memory.
  ///
  /// Source: Ba, Kiros and Hinton, "Layer Normalization", 2016, arXiv:1607.06450; biased variance.
  package func normalize(_ x: Matrix, gain: Vector, shift: Vector, eps: Double, into y: Matrix) {
    precondition(x.matches(y), "a normalization's input and output match in shape")
    precondition(gain.count == x.columns && shift.count == x.columns, "each column has a gain and a shift")
    withExtendedLifetime((x, gain, shift, y)) {
      var work = unsafe normalizing(x, gain, eps)
      unsafe work.shift = UnsafePointer(shift.start)
      unsafe work.y = y.start
      unsafe exact_normalize(handle, &work)
    }
  }

  /// Turns the gradient of a normalization's output into that of its input, in place, and says what each row
  /// adds to the gain's gradient.
  ///
  /// - Parameters:
  ///   - x: The input, `[rows, columns]`.
  ///   - gradient: `[rows, columns]`.
  ///   - shares: `[rows, columns]`, apart from the others in memory; the column sums are the gain's gradient.
  package func normalizeBackward(
    input x: Matrix, gain: Vector, eps: Double, gradient: Matrix, shares: Matrix
  ) {
    normalizeBackward(x, gain, eps, gradient, shares, keepsGradient: 0)
  }

  /// What each row adds to the gain's gradient; the output's gradient stays as it is.
  package func gainShares(input x: Matrix, gain: Vector, eps: Double, gradient: Matrix, into shares: Matrix) {
    normalizeBackward(x, gain, eps, gradient, shares, keepsGradient: 1)
  }

  private func normalizeBackward(
    _ x: Matrix, _ gain: Vector, _ eps: Double, _ gradient: Matrix, _ shares: Matrix, keepsGradient: Int32
  ) {
    precondition(x.matches(gradient) && x.matches(shares), "an input, its gradient and its shares match")
    precondition(gain.count == x.columns, "each column has a gain")
    withExtendedLifetime((x, gain, gradient, shares)) {
      var work = unsafe normalizing(x, gain, eps)
      unsafe work.gradient = gradient.start
      unsafe work.shares = shares.start
      unsafe work.keeps_gradient = keepsGradient
      unsafe exact_normalize_backward(handle, &work)
    }
  }

  private func normalizing(_ x: Matrix, _ gain: Vector, _ eps: Double) -> exact_normalizing {
    precondition(x.columns >= 1 && eps > 0, "a normalized row has a column and an eps above 0")
    return unsafe exact_normalizing(
      x: x.start, gain: gain.start, shift: nil, y: nil, gradient: nil, shares: nil, rows: x.rows,
      columns: x.columns, eps: eps, keeps_gradient: 0)
  }
}
