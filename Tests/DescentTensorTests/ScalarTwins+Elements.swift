import DescentTensor

/// The functions that the core knows by a name, one element at a time.
extension Twin {
  static func value(_ function: ElementFunction, _ x: Float) -> Float {
    Float(wideValue(function, Double(x)))
  }

  static func slope(_ function: ElementFunction, _ saved: Float, _ g: Float) -> Float {
    Float(Double(g) * wideSlope(function, Double(saved)))
  }

  private static let depth = 1.7580993408473768599402175208123
  private static let scale = 1.0507009873554804934193349852946

  private static func wideValue(_ function: ElementFunction, _ x: Double) -> Double {
    switch function {
    case .selu: x > 0 ? scale * x : depth * expLessOne(x)
    case .celu(let alpha): x > 0 ? x : alpha * expLessOne(x / alpha)
    case .mish:
      atLeast(x, -110) * share(ofMish: exp(atMost(atLeast(x, -110), 20)))
    case .softsign: finite(x) / (1 + finite(x).magnitude)
    case .geluTanh: atLeast(x, -12) / (1 + exp(-score(atMost(atLeast(x, -12), 12))))
    case .tanhshrink: tanhshrink(x)
    case .logSigmoid: -wideSoftplus(-x)
    case .squareplus(let b): squareplus(x, b)
    case .hardtanh(let low, let high): clamp(x, Double(Float(low)), Double(Float(high)))
    case .hardsigmoid: clamp(x + 3, 0, 6) / 6
    case .hardswish: (atLeast(x, -3) * clamp(atLeast(x, -3) + 3, 0, 6)) / 6
    case .softshrink(let width): x > width ? x - width : x < -width ? x + width : x * 0
    case .hardshrink(let width): x > width || x < -width ? x : x * 0
    case .squaredReLU: x <= 0 ? 0 : x * x
    case .threshold(let end, let value): x <= Double(Float(end)) ? Double(Float(value)) : x
    }
  }

  private static func wideSlope(_ function: ElementFunction, _ x: Double) -> Double {
    switch function {
    case .selu: x > 0 ? scale : depth * exp(atLeast(x, -105))
    case .celu(let alpha): x > 0 ? 1 : exp(atLeast(x / alpha, -105))
    case .mish: mishSlope(atMost(atLeast(x, -110), 20))
    case .softsign: (1 / (1 + x.magnitude)) * (1 / (1 + x.magnitude))
    case .geluTanh: geluTanhSlope(atMost(atLeast(x, -12), 12))
    case .tanhshrink: wideTanh(x) * wideTanh(x)
    case .logSigmoid: 1 / (1 + exp(atLeast(atMost(x, 105), -105)))
    case .squareplus(let b): squareplus(finite(x), b) / (finite(x) * finite(x) + b).squareRoot()
    case .hardtanh(let low, let high): x <= Double(Float(low)) || x >= Double(Float(high)) ? 0 : 1
    case .hardsigmoid: x <= -3 || x >= 3 ? 0 : 1.0 / 6
    case .hardswish: x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5
    case .softshrink, .hardshrink: x == 0 ? 0 : 1
    case .squaredReLU: x <= 0 ? 0 : 2 * x
    case .threshold(let end, _): x <= Double(Float(end)) ? 0 : 1
    }
  }

  private static func atLeast(_ x: Double, _ bound: Double) -> Double { x < bound ? bound : x }
  private static func atMost(_ x: Double, _ bound: Double) -> Double { x > bound ? bound : x }
  private static func finite(_ x: Double) -> Double { atLeast(atMost(x, 0x1p128), -0x1p128) }

  private static func clamp(_ x: Double, _ low: Double, _ high: Double) -> Double {
    x <= low ? low : x >= high ? high : x
  }

  private static func expLessOne(_ x: Double) -> Double {
    let parts = expParts(atLeast(x, -105))
    return parts.power * (parts.rest * parts.slope) + (parts.power - 1)
  }

  private static func share(ofMish e: Double) -> Double { (e * (e + 2)) / (e * (e + 2) + 2) }

  private static func mishSlope(_ x: Double) -> Double {
    let e = exp(x)
    let w = e * (e + 2) + 2
    return share(ofMish: e) + x * ((4 * (e * (e + 1))) / (w * w))
  }

  private static func score(_ x: Double) -> Double { 0x1.9884533d43651p+0 * (x + 0.044715 * (x * x * x)) }

  private static func geluTanhSlope(_ x: Double) -> Double {
    let e = exp(-score(x))
    let share = 1 / (1 + e)
    return share * (1 + x * ((e * share) * (0x1.9884533d43651p+0 * (1 + 0.134145 * (x * x)))))
  }

  private static func wideTanh(_ x: Double) -> Double {
    let parts = expParts(2 * atMost(x.magnitude, 20))
    let above = parts.power * (parts.rest * parts.slope) + (parts.power - 1)
    return x.sign == .minus ? -(above / (above + 2)) : above / (above + 2)
  }

  private static func tanhshrink(_ x: Double) -> Double {
    let z = x * x
    guard z < 1 else { return x - wideTanh(x) }
    var q = -0x1.13ff9c7ed3c87p-16
    for c in [
      0x1.019fb9466fda9p-13, -0x1.f51c6b8b24dcbp-12, 0x1.6b0434b73a285p-10, -0x1.d303fa4e01a45p-9,
      0x1.222fdc6b54fd3p-7, -0x1.664aa20070498p-6, 0x1.ba1b741ccc3b5p-5, -0x1.111110b980236p-3,
      0x1.555555551d678p-2,
    ] { q = q * z + c }
    return (x * z) * q
  }

  private static func wideSoftplus(_ x: Double) -> Double {
    (x > 0 ? x : 0) + logAboveOne(exp(-atMost(x.magnitude, 150)))
  }

  /// The softplus of beta·x over beta, up to the threshold.
  static func softplus(_ x: Float, beta: Double, threshold: Double) -> Float {
    beta * Double(x) > threshold ? x : Float(wideSoftplus(beta * Double(x)) / beta)
  }

  static func softplusSlope(_ x: Float, _ g: Float, beta: Double, threshold: Double) -> Float {
    let score = beta * Double(x)
    let share = 1 / (1 + exp(atLeast(atMost(-score, 105), -105)))
    return Float(Double(g) * (score > threshold ? 1 : share))
  }

  private static func squareplus(_ x: Double, _ b: Double) -> Double {
    let root = (x * x + b).squareRoot()
    return x > 0 ? 0.5 * (x + root) : (0.5 * b) / (root - x)
  }
}
