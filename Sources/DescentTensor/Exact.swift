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

/// The cube root of a number of 0 or more, inlined into a sweep's loop; errs by at most 0.96 ulp.
@inlinable @inline(__always)
package func cubeRoot(_ x: Float) -> Float {
  // Away from both ends, where a cube could leave binary32.
  let scaled = x < 1 ? x * 0x1p24 : x * 0x1p-24
  // A third of the bits, as 1/4 + 1/16 and so on, is nearly a third of the logarithm.
  var third = (scaled.bitPattern &>> 2) &+ (scaled.bitPattern &>> 4)
  third &+= third &>> 4
  third &+= third &>> 8
  third &+= third &>> 16
  let guess = Float(bitPattern: 0x54A2_0000 &- third)
  // One over the root is what multiplying alone can mend.
  let far = 1 - (scaled * guess) * (guess * guess)
  let inverse = guess + guess * (far * (1 / 3 + far * (2 / 9 + far * (14 / 81))))
  let near = (scaled * inverse) * inverse
  let root = near + (scaled - (near * near) * near) * ((inverse * inverse) * (1 / 3))
  return root * (x < 1 ? 0x1p-8 : 0x1p8)
}
