import CExact

/// Functions of binary64 that give the same bits on every machine; none calls the system's library.
package enum Exact {
  /// e to the power of x; errs by at most 1 ulp.
  package static func exp(_ x: Double) -> Double { exact_exp(x) }

  /// Natural logarithm; errs by at most 1 ulp; NaN below 0.
  package static func log(_ x: Double) -> Double { exact_log(x) }

  /// Sine of an angle in radians, within ±2³⁰; NaN for NaN and the infinities.
  package static func sin(_ x: Double) -> Double {
    precondition(!(abs(x) > 0x1p30) || x.isInfinite, "an angle lies within ±2³⁰")
    return exact_sin(x)
  }

  /// Cosine of an angle in radians, within ±2³⁰; NaN for NaN and the infinities.
  package static func cos(_ x: Double) -> Double {
    precondition(!(abs(x) > 0x1p30) || x.isInfinite, "an angle lies within ±2³⁰")
    return exact_cos(x)
  }

  /// x to the power of y, with IEEE's special cases; errs by at most 1.5 ulp.
  package static func pow(_ x: Double, _ y: Double) -> Double { exact_pow(x, y) }

  /// `base` to a whole power by repeated squaring, from the lowest bit of `n` up.
  package static func power(_ base: Double, _ n: Int) -> Double {
    var result = 1.0
    var square = base
    var left = n.magnitude
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return n < 0 ? 1 / result : result
  }

  /// IEEE's square root of binary64.
  package static func sqrt(_ x: Double) -> Double { exact_square_root_binary64(x) }
}

/// IEEE's square root, inlined into a sweep's loop.
@inlinable
package func squareRoot(_ x: Float) -> Float { exact_square_root(x) }
