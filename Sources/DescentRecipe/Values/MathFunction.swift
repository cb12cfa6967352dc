import DescentTensor

/// The functions that expressions may call.
package enum MathFunction: String, CaseIterable, Sendable {
  case min, max, sqrt, exp, log, abs, sin, cos

  /// How many values it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .min, .max: 2...64
    case .sqrt, .exp, .log, .abs, .sin, .cos: 1...1
    }
  }

  /// The exact function; sines are defined up to 2^30.
  func value(of numbers: [Double]) -> Result<Double, ArithmeticFault> {
    guard let first = numbers.first else { return .failure(.undefined(rawValue)) }
    let result: Double
    switch self {
    case .min: result = numbers.dropFirst().reduce(first) { $1 < $0 ? $1 : $0 }
    case .max: result = numbers.dropFirst().reduce(first) { $1 > $0 ? $1 : $0 }
    case .sqrt: result = first < 0 ? .nan : Exact.sqrt(first)
    case .exp: result = Exact.exp(first)
    case .log: result = first <= 0 ? .nan : Exact.log(first)
    case .abs: result = first.magnitude
    case .sin: result = first.magnitude > 0x1p30 ? .nan : Exact.sin(first)
    case .cos: result = first.magnitude > 0x1p30 ? .nan : Exact.cos(first)
    }
    return result.isFinite ? .success(result) : .failure(.undefined("\(rawValue)(\(Numeral.text(first)))"))
  }
}
