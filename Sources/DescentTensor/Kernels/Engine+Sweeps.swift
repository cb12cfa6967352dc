import CExact

extension Engine {
  /// Lowest index that holds NaN or an infinity.
  package func firstNonFinite(_ v: Vector) -> Int? {
    let found = withExtendedLifetime(v) { unsafe exact_first_non_finite(handle, v.start, v.count) }
    return found < v.count ? found : nil
  }

  /// The sum of the squares, in binary64.
  package func sumOfSquares(_ v: Vector) -> Double {
    withExtendedLifetime(v) { unsafe exact_sum_squares(handle, v.start, v.count) }
  }

  /// The sum of v[i]·w[i], in binary64.
  package func sumOfProducts(_ v: Vector, _ w: Vector) -> Double {
    precondition(v.count == w.count, "multiplied vectors match in count")
    return withExtendedLifetime((v, w)) { unsafe exact_sum_products(handle, v.start, w.start, v.count) }
  }

  /// The sum of the magnitudes, in binary64.
  package func sumOfMagnitudes(_ v: Vector) -> Double {
    withExtendedLifetime(v) { unsafe exact_sum_magnitudes(handle, v.start, v.count) }
  }

  /// w −= rate·g, equal to the rule in Swift to the bit.
  package func descend(_ w: Vector, along g: Vector, rate: Float) {
    precondition(w.count == g.count, "swept vectors match in count")
    withExtendedLifetime((w, g)) { unsafe exact_descend(handle, w.start, g.start, w.count, rate) }
  }

  /// One fused pass of Adam, equal to the rule in Swift to the bit.
  package func adam(_ w: Vector, _ g: Vector, mean: Vector, square: Vector, constants: AdamConstants) {
    precondition(
      w.count == g.count && w.count == mean.count && w.count == square.count, "swept vectors match in count")
    withExtendedLifetime((w, g, mean, square)) {
      var pass = unsafe exact_adam_pass(
        weights: w.start, gradient: g.start, mean: mean.start, square: square.start, count: w.count,
        one_minus_beta1: constants.oneMinusBeta1, beta2: constants.beta2,
        one_minus_beta2: constants.oneMinusBeta2, step_size: constants.stepSize,
        root_scale: constants.rootScale, eps: constants.eps, decay: constants.decay)
      unsafe exact_adam(handle, &pass)
    }
  }

  /// Calls `body` with each element, in order, on the calling thread.
  @inlinable @inline(__always)
  package func sweep(_ v: Vector, _ body: (inout Float) -> Void) {
    withExtendedLifetime(v) {
      let count = v.count
      let start = unsafe v.start
      for i in 0..<count { unsafe body(&start[i]) }
    }
  }

  /// Calls `body` with each weight and its gradient, in order, on the calling thread.
  ///
  /// Inlined into its caller, the loop becomes vector code, which outruns a team that calls `body` from afar.
  @inlinable @inline(__always)
  package func sweep(_ w: Vector, _ g: Vector, _ body: (inout Float, Float) -> Void) {
    precondition(w.count == g.count, "swept vectors match in count")
    withExtendedLifetime((w, g)) {
      let count = w.count
      let (w, g) = unsafe (w.start, g.start)
      for i in 0..<count { unsafe body(&w[i], g[i]) }
    }
  }

  /// Calls `body` with each weight, its gradient and its element of one slot.
  @inlinable @inline(__always)
  package func sweep(
    _ w: Vector, _ g: Vector, _ first: Vector, _ body: (inout Float, Float, inout Float) -> Void
  ) {
    precondition(w.count == g.count && w.count == first.count, "swept vectors match in count")
    withExtendedLifetime((w, g, first)) {
      let count = w.count
      let (w, g, first) = unsafe (w.start, g.start, first.start)
      for i in 0..<count { unsafe body(&w[i], g[i], &first[i]) }
    }
  }

  /// Calls `body` with each weight, its gradient and its elements of two slots.
  @inlinable @inline(__always)
  package func sweep(
    _ w: Vector, _ g: Vector, _ first: Vector, _ second: Vector,
    _ body: (inout Float, Float, inout Float, inout Float) -> Void
  ) {
    precondition(
      w.count == g.count && w.count == first.count && w.count == second.count, "swept vectors match in count")
    withExtendedLifetime((w, g, first, second)) {
      let count = w.count
      let (w, g, first, second) = unsafe (w.start, g.start, first.start, second.start)
      for i in 0..<count { unsafe body(&w[i], g[i], &first[i], &second[i]) }
    }
  }

  /// Calls `body` with each weight, its gradient and its elements of three slots.
  @inlinable @inline(__always)
  package func sweep(
    _ w: Vector, _ g: Vector, _ first: Vector, _ second: Vector, _ third: Vector,
    _ body: (inout Float, Float, inout Float, inout Float, inout Float) -> Void
  ) {
    precondition(
      w.count == g.count && w.count == first.count && w.count == second.count && w.count == third.count,
      "swept vectors match in count")
    withExtendedLifetime((w, g, first, second, third)) {
      let count = w.count
      let (w, g, first) = unsafe (w.start, g.start, first.start)
      let (second, third) = unsafe (second.start, third.start)
      for i in 0..<count { unsafe body(&w[i], g[i], &first[i], &second[i], &third[i]) }
    }
  }

  /// Calls `body` with each weight, its gradient and its elements of four slots.
  @inlinable @inline(__always)
  package func sweep(
    _ w: Vector, _ g: Vector, _ first: Vector, _ second: Vector, _ third: Vector, _ fourth: Vector,
    _ body: (inout Float, Float, inout Float, inout Float, inout Float, inout Float) -> Void
  ) {
    precondition(w.count == g.count && w.count == first.count, "swept vectors match in count")
    precondition(
      w.count == second.count && w.count == third.count && w.count == fourth.count,
      "swept vectors match in count")
    withExtendedLifetime((w, g, first, second, third, fourth)) {
      let count = w.count
      let (w, g, first) = unsafe (w.start, g.start, first.start)
      let (second, third, fourth) = unsafe (second.start, third.start, fourth.start)
      for i in 0..<count {
        unsafe body(&w[i], g[i], &first[i], &second[i], &third[i], &fourth[i])
      }
    }
  }
}
