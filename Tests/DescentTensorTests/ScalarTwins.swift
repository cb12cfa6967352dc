/// The definitions of docs/numerics.md, one element and one operation at a time.
enum Twin {
  /// c = start + a·b, with a's element (i, k) read by `left`.
  static func product(
    rows: Int, columns: Int, depth: Int, bias: [Float]?, left: (Int, Int) -> Float,
    right: (Int, Int) -> Float
  ) -> [Float] {
    var c: [Float] = []
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = bias?[j] ?? 0
        if depth <= 4096 {
          for k in 0..<depth { sum = sum.addingProduct(left(i, k), right(k, j)) }
        } else {
          for block in stride(from: 0, to: depth, by: 1024) {
            var part: Float = 0
            for k in block..<min(block + 1024, depth) { part = part.addingProduct(left(i, k), right(k, j)) }
            sum += part
          }
        }
        c.append(sum + 0)
      }
    }
    return c
  }

  static func columnSums(_ a: [Float], rows: Int, columns: Int) -> [Float] {
    (0..<columns).map { j in (0..<rows).reduce(0) { $0 + a[$1 * columns + j] } }
  }

  /// Sixteen lanes joined in the tree.
  static func laneSum<Number: BinaryFloatingPoint>(_ terms: [Number]) -> Number {
    var lanes = [Number](repeating: 0, count: 16)
    for (i, term) in terms.enumerated() { lanes[i % 16] += term }
    let a =
      ((lanes[0] + lanes[8]) + (lanes[4] + lanes[12])) + ((lanes[2] + lanes[10]) + (lanes[6] + lanes[14]))
    let b =
      ((lanes[1] + lanes[9]) + (lanes[5] + lanes[13])) + ((lanes[3] + lanes[11]) + (lanes[7] + lanes[15]))
    return a + b
  }

  // MARK: Functions

  /// A power of two, a rest within ±ln2/2, and (e^rest − 1)/rest.
  static func expParts(_ x: Double) -> (power: Double, rest: Double, slope: Double) {
    let shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52
    let whole = shifted - 0x1.8p52
    let r = x - whole * 0x1.62e42fefa39efp-1
    var e = 0x1.a152099da25bap-13
    for c in [
      0x1.6d75e5bb8107bp-10, 0x1.1110c5ed7d6c9p-7, 0x1.5554ac342f261p-5, 0x1.555555676c1bbp-3,
      0x1.00000028b7ad4p-1, 1,
    ] { e = e * r + c }
    return (whole.isNaN ? whole : Double(sign: .plus, exponent: Int(whole), significand: 1), r, e)
  }

  static func exp(_ x: Double) -> Double {
    let parts = expParts(x)
    return (1 + parts.rest * parts.slope) * parts.power
  }

  static func boundedExp(_ x: Float) -> Float {
    Float(exp(x > 89.5 ? 89.5 : x < -105 ? -105 : Double(x)))
  }

  static func relu(_ x: Float) -> Float { x <= 0 ? 0 : x }

  static func sigmoid(_ x: Float) -> Float {
    let x = -Double(x)
    return Float(1 / (1 + exp(x > 105 ? 105 : x < -105 ? -105 : x)))
  }

  static func tanh(_ x: Float) -> Float {
    let size = Double(x.magnitude)
    let parts = expParts(2 * (size > 20 ? 20 : size))
    let numerator = parts.power * (parts.rest * parts.slope) + (parts.power - 1)
    let result = numerator / (numerator + 2)
    return Float(x.sign == .minus ? -result : result)
  }

  static func normalShare(_ x: Double) -> (share: Double, exponential: Double, x: Double) {
    let u = x.magnitude > 14.6 ? 14.6 : x.magnitude
    let t = (u - 4) / (u + 4)
    var g = -0x1.3b011803017f2p-20
    for c in [
      -0x1.01179cad6fe46p-18, 0x1.562665f00a4e1p-18, 0x1.defa5a4327b41p-16, -0x1.7fcdd54ead746p-15,
      -0x1.888eff5a92389p-13, 0x1.4ef1674db0986p-11, 0x1.0a1c2b090a3bcp-11, -0x1.1644e4450c645p-7,
      0x1.f9b05ee11ed84p-6, -0x1.25b6aa8bd5df2p-4, 0x1.fd751a1fa4b07p-4, -0x1.5cf97b0af66f7p-3,
      0x1.82b4bb8c95ecep-4,
    ] { g = g * t + c }
    let exponential = exp(-0.5 * (u * u))
    let tail = exponential * g
    return (x < 0 ? tail : 1 - tail, exponential, x < -14.6 ? -14.6 : x)
  }

  static func gelu(_ x: Float) -> Float {
    let n = normalShare(Double(x))
    return Float(n.x * n.share)
  }

  static func reluSlope(_ y: Float, _ g: Float) -> Float { y <= 0 ? 0 : g }

  static func tanhSlope(_ y: Float, _ g: Float) -> Float { g * Float(1).addingProduct(-y, y) }

  static func sigmoidSlope(_ y: Float, _ g: Float) -> Float { (g * (1 - y)) * y }

  static func geluSlope(_ x: Float, _ g: Float) -> Float {
    let n = normalShare(Double(x))
    return Float(Double(g) * (n.share + (n.x > 14.6 ? 14.6 : n.x) * (n.exponential * 0x1.9884533d43651p-2)))
  }
}
