import CExact

/// A function of one element that the core knows beside those with a call of their own.
package enum ElementFunction: Sendable, Equatable {
  /// 1.0507·x, below 0 1.0507·1.6733·(eˣ − 1).
  case selu
  /// x, below 0 alpha·(exp(x/alpha) − 1); alpha above 0.
  case celu(alpha: Double)
  /// x·tanh(log(1 + eˣ)).
  case mish
  /// x / (1 + |x|).
  case softsign
  /// x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))).
  case geluTanh
  /// x − tanh x.
  case tanhshrink
  /// −log(1 + e⁻ˣ).
  case logSigmoid
  /// (x + √(x² + b)) / 2; b above 0.
  case squareplus(b: Double)
  /// x, kept within `low` and `high`, which are rounded to binary32; low below high.
  case hardtanh(low: Double, high: Double)
  /// (x + 3) / 6, kept within 0 and 1.
  case hardsigmoid
  /// x·hardsigmoid x.
  case hardswish
  /// x, nearer to 0 by `width`; 0 where x is not farther from it. A width is at least 0.
  case softshrink(width: Double)
  /// x, or 0 where x is not farther from it than `width`. A width is at least 0.
  case hardshrink(width: Double)
  /// x², below 0 nothing.
  case squaredReLU
  /// x where it is above `end`, else `value`; both are rounded to binary32.
  case threshold(end: Double, value: Double)

  /// Whether the way back reads the input; that of the others reads the output.
  package var needsInput: Bool {
    switch self {
    case .hardtanh, .softshrink, .hardshrink: false
    case .selu, .celu, .mish, .softsign, .geluTanh, .tanhshrink, .logSigmoid, .squareplus, .hardsigmoid,
      .hardswish, .squaredReLU, .threshold:
      true
    }
  }

  /// What the core calls it.
  var activation: exact_activation {
    switch self {
    case .selu: Self.told(EXACT_SELU)
    case .celu(let alpha): Self.told(EXACT_CELU, alpha)
    case .mish: Self.told(EXACT_MISH)
    case .softsign: Self.told(EXACT_SOFTSIGN)
    case .geluTanh: Self.told(EXACT_GELU_TANH)
    case .tanhshrink: Self.told(EXACT_TANHSHRINK)
    case .logSigmoid: Self.told(EXACT_LOG_SIGMOID)
    case .squareplus(let b): Self.told(EXACT_SQUAREPLUS, b)
    case .hardtanh(let low, let high): Self.told(EXACT_HARDTANH, Double(Float(low)), Double(Float(high)))
    case .hardsigmoid: Self.told(EXACT_HARDSIGMOID)
    case .hardswish: Self.told(EXACT_HARDSWISH)
    case .softshrink(let width): Self.told(EXACT_SOFTSHRINK, width)
    case .hardshrink(let width): Self.told(EXACT_HARDSHRINK, width)
    case .squaredReLU: Self.told(EXACT_SQUARED_RELU)
    case .threshold(let end, let value):
      Self.told(EXACT_THRESHOLD, Double(Float(end)), Double(Float(value)))
    }
  }

  private static func told(
    _ function: exact_function, _ parameter: Double = 0, _ second: Double = 0
  ) -> exact_activation {
    exact_activation(function: function, parameter: parameter, second: second)
  }
}
