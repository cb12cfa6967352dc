import DescentTensor

extension Tape {
  /// The second derivative along each variable at a point, computed in binary64 and rounded once.
  ///
  /// Every operation is followed forward with its value, slope and bend along one variable at a time. Kinks
  /// have none: |x| is straight on both sides, and of what ties in `min` and `max` the first is taken.
  ///
  /// - Parameter point: A number for each variable.
  package func curvatures(at point: [Float]) -> [Float] {
    precondition(point.count == variables, "a point has a number for each variable")
    return (0..<variables).map { along in
      var jets = point.enumerated().map { place, number in
        Jet(value: Double(number), slope: place == along ? 1 : 0, bend: 0)
      }
      for operation in operations { jets.append(operation.jet(of: jets)) }
      return jets.last.map { Float($0.bend) } ?? .nan
    }
  }
}

/// A value with its first and second derivative along one variable.
private struct Jet {
  var value: Double
  var slope: Double
  var bend: Double

  /// A function of it, by the function's value and two derivatives there.
  func through(_ value: Double, _ first: Double, _ second: Double) -> Jet {
    // What does not move needs no derivative, which may be infinite.
    guard slope != 0 || bend != 0 else { return Jet(value: value, slope: 0, bend: 0) }
    return Jet(value: value, slope: first * slope, bend: first * bend + second * slope * slope)
  }

  static func * (one: Jet, other: Jet) -> Jet {
    Jet(
      value: one.value * other.value, slope: one.slope * other.value + one.value * other.slope,
      bend: one.bend * other.value + 2 * one.slope * other.slope + one.value * other.bend)
  }

  /// One over it.
  var inverse: Jet {
    let inverse = 1 / value
    return through(inverse, -inverse * inverse, 2 * inverse * inverse * inverse)
  }

  func power(_ exponent: Double) -> Jet {
    switch exponent {
    case 0: Jet(value: 1, slope: 0, bend: 0)
    case 1: self
    case 2: self * self
    default:
      through(
        Exact.pow(value, exponent), exponent * Exact.pow(value, exponent - 1),
        exponent * (exponent - 1) * Exact.pow(value, exponent - 2))
    }
  }

  var logarithm: Jet { through(Exact.log(value), 1 / value, -1 / (value * value)) }

  var exponential: Jet {
    let power = Exact.exp(value)
    return through(power, power, power)
  }
}

extension Tape.Operation {
  fileprivate func jet(of jets: [Jet]) -> Jet {
    switch self {
    case .constant(let number): Jet(value: Double(number), slope: 0, bend: 0)
    case .negation(let only): Jet(value: -jets[only].value, slope: -jets[only].slope, bend: -jets[only].bend)
    case .sum(let left, let right):
      Jet(
        value: jets[left].value + jets[right].value, slope: jets[left].slope + jets[right].slope,
        bend: jets[left].bend + jets[right].bend)
    case .difference(let left, let right):
      Jet(
        value: jets[left].value - jets[right].value, slope: jets[left].slope - jets[right].slope,
        bend: jets[left].bend - jets[right].bend)
    case .product(let left, let right): jets[left] * jets[right]
    case .quotient(let left, let right): jets[left] * jets[right].inverse
    case .power(let base, let exponent): jets[base].power(exponent)
    case .variablePower(let base, let exponent): Self.power(jets[base], jets[exponent])
    case .least(let several): Self.extreme(several.map { jets[$0] }) { $0 < $1 }
    case .greatest(let several): Self.extreme(several.map { jets[$0] }) { $0 > $1 }
    case .call(let function, let only): function.jet(of: jets[only])
    }
  }

  private static func power(_ base: Jet, _ exponent: Jet) -> Jet {
    guard exponent.slope != 0 || exponent.bend != 0 else { return base.power(exponent.value) }
    // A power of 0 is 0 whatever its exponent above 0.
    if base.value == 0, base.slope == 0, exponent.value > 0 { return Jet(value: 0, slope: 0, bend: 0) }
    return (exponent * base.logarithm).exponential
  }

  private static func extreme(_ several: [Jet], isBetter: (Double, Double) -> Bool) -> Jet {
    let first = several.first ?? Jet(value: .nan, slope: 0, bend: 0)
    return several.dropFirst().reduce(first) { isBetter($1.value, $0.value) ? $1 : $0 }
  }
}

extension Tape.Function {
  fileprivate func jet(of x: Jet) -> Jet {
    switch self {
    case .root:
      let root = Exact.sqrt(x.value)
      return x.through(root, 0.5 / root, -0.25 / (root * x.value))
    case .exponential: return x.exponential
    case .logarithm: return x.logarithm
    case .magnitude:
      let sign: Double = x.value > 0 ? 1 : x.value < 0 ? -1 : 0
      return x.through(abs(x.value), sign, 0)
    case .sine, .cosine:
      guard abs(x.value) <= 0x1p30 else { return x.through(.nan, .nan, .nan) }
      let (sine, cosine) = (Exact.sin(x.value), Exact.cos(x.value))
      return self == .sine ? x.through(sine, cosine, -sine) : x.through(cosine, -sine, -cosine)
    }
  }
}
