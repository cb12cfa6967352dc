import DescentTensor

extension Tape {
  /// What the formula comes to at a point, in binary32.
  ///
  /// - Parameter point: A number for each variable.
  package func value(at point: [Float]) -> Float { values(at: point).last ?? .nan }

  /// What the variables and then every operation come to.
  func values(at point: [Float]) -> [Float] {
    precondition(point.count == variables, "a point has a number for each variable")
    var values = point
    values.reserveCapacity(variables + operations.count)
    for operation in operations { values.append(operation.value(of: values)) }
    return values
  }
}

extension Tape.Operation {
  /// What the operation comes to, given what those before it came to.
  func value(of values: [Float]) -> Float {
    switch self {
    case .constant(let number): number
    case .negation(let only): -values[only]
    case .sum(let left, let right): values[left] + values[right]
    case .difference(let left, let right): values[left] - values[right]
    case .product(let left, let right): values[left] * values[right]
    case .quotient(let left, let right): values[left] / values[right]
    case .power(let base, let exponent): Self.power(values[base], exponent)
    case .variablePower(let base, let exponent):
      Float(Exact.pow(Double(values[base]), Double(values[exponent])))
    case .least(let several): Self.extreme(several.map { values[$0] }, isBetter: <)
    case .greatest(let several): Self.extreme(several.map { values[$0] }, isBetter: >)
    case .call(let function, let only): function.value(of: values[only])
    }
  }

  /// A power; small whole ones and roots are made of products, quotients and square roots, as in torch.
  static func power(_ base: Float, _ exponent: Double) -> Float {
    switch exponent {
    case 0: 1
    case 1: base
    case 2: base * base
    case 3: base * base * base
    case -1: 1 / base
    case -2: 1 / (base * base)
    case 0.5: squareRoot(base)
    case -0.5: 1 / squareRoot(base)
    default: Float(Exact.pow(Double(base), exponent))
    }
  }

  /// The best of some numbers; what is no number is best of all, so that it is not lost.
  private static func extreme(_ numbers: [Float], isBetter: (Float, Float) -> Bool) -> Float {
    numbers.dropFirst().reduce(numbers.first ?? .nan) { best, number in
      best.isNaN || !number.isNaN && !isBetter(number, best) ? best : number
    }
  }
}

extension Tape.Function {
  /// The largest angle whose sine is defined.
  private static let largestAngle: Float = 0x1p30

  /// The exact function, rounded once to binary32.
  func value(of number: Float) -> Float {
    switch self {
    case .root: squareRoot(number)
    case .exponential: Float(Exact.exp(Double(number)))
    case .logarithm: Float(Exact.log(Double(number)))
    case .magnitude: number.magnitude
    case .sine: number.magnitude <= Self.largestAngle ? Float(Exact.sin(Double(number))) : .nan
    case .cosine: number.magnitude <= Self.largestAngle ? Float(Exact.cos(Double(number))) : .nan
    }
  }
}
