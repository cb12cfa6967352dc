/// The rectifiers with a bend, one element at a time.
extension Twin {
  static func leakyReLU(_ x: Float, slope: Double) -> Float { x > 0 ? x : x * Float(slope) }

  static func leakyReLUSlope(_ y: Float, _ g: Float, slope: Double) -> Float { y > 0 ? g : g * Float(slope) }

  static func elu(_ x: Float, alpha: Double) -> Float {
    if x > 0 { return x }
    let parts = expParts(x < -105 ? -105 : Double(x))
    return Float(alpha * (parts.power * (parts.rest * parts.slope) + (parts.power - 1)))
  }

  static func eluSlope(_ x: Float, _ g: Float, alpha: Double) -> Float {
    Float(Double(g) * (x > 0 ? 1 : alpha * exp(x < -105 ? -105 : Double(x))))
  }

  static func silu(_ x: Float) -> Float {
    let x = x < -110 ? -110 : Double(x)
    return Float(x / (1 + exp(x > 110 ? -110 : -x)))
  }

  static func siluSlope(_ x: Float, _ g: Float) -> Float {
    let x = x < -110 ? -110 : x > 110 ? 110 : Double(x)
    let e = exp(-x)
    let share = 1 / (1 + e)
    return Float(Double(g) * (share * (1 + x * (e * share))))
  }

  /// log(1 + t) for t in 0 ... 1.
  static func logAboveOne(_ t: Double) -> Double {
    let s = t / (2 + t)
    let z = s * s
    var q = 0x1.a9bafb0c93ac9p-4
    for c in [
      0x1.65ad56d9e0064p-4, 0x1.c7fb3587cdba6p-4, 0x1.248f579c7d0d0p-3, 0x1.9999a0d3dcfedp-3,
      0x1.55555553e7594p-2,
    ] { q = q * z + c }
    return (2 * s) * (1 + z * q)
  }

  static func softplus(_ x: Float) -> Float {
    let size = Double(x.magnitude)
    return Float((x > 0 ? Double(x) : 0) + logAboveOne(exp(-(size > 150 ? 150 : size))))
  }

  static func softplusSlope(_ x: Float, _ g: Float) -> Float {
    let x = -Double(x)
    return Float(Double(g) * (1 / (1 + exp(x > 105 ? 105 : x < -105 ? -105 : x))))
  }
}
