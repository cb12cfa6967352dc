import DescentLearning
import DescentSyntax

extension Formula {
  /// The formula as a list of operations on variables, in this order.
  ///
  /// - Throws: Where a part is no number, or one beyond binary32.
  func tape(of variables: [String]) throws(MinimizeFault) -> Tape {
    var tape = Tape(variables: variables.count)
    _ = try place(on: &tape, variables)
    return tape
  }

  /// Where on the tape the formula's value stands, after adding what it takes.
  private func place(on tape: inout Tape, _ variables: [String]) throws(MinimizeFault) -> Int {
    switch self {
    case .constant(let value):
      guard let number = value.plainNumber else { throw .notANumber(value.noun) }
      return tape.add(.constant(try Self.rounded(number)))
    case .variable(let name):
      guard let place = variables.firstIndex(of: name) else { throw .notANumber("a name") }
      return place
    case .measured(let measurement): throw .notANumber("the figure `\(measurement.name)`")
    case .not: throw .notANumber("a condition")
    case .negation(let inner): return tape.add(.negation(try inner.place(on: &tape, variables)))
    case .binary(.power, let base, .constant(let value)):
      guard let exponent = value.plainNumber else { throw .notANumber(value.noun) }
      _ = try Self.rounded(exponent)
      return tape.add(.power(try base.place(on: &tape, variables), exponent: exponent))
    case .binary(let sign, let left, let right):
      let first = try left.place(on: &tape, variables)
      return tape.add(try Self.operation(sign, first, try right.place(on: &tape, variables)))
    case .call(let function, let values):
      var places: [Int] = []
      for value in values { places.append(try value.place(on: &tape, variables)) }
      return tape.add(function.operation(on: places))
    }
  }

  private static func rounded(_ number: Double) throws(MinimizeFault) -> Float {
    let rounded = Float(number)
    guard rounded.isFinite else { throw .beyondBinary32(number) }
    return rounded
  }

  private static func operation(
    _ sign: BinaryOperator, _ left: Int, _ right: Int
  ) throws(MinimizeFault) -> Tape.Operation {
    switch sign {
    case .plus: .sum(left, right)
    case .minus: .difference(left, right)
    case .times: .product(left, right)
    case .over: .quotient(left, right)
    case .power: .variablePower(left, exponent: right)
    case .and, .or, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      throw .notANumber("a condition")
    }
  }
}

extension MathFunction {
  /// The operation of a call whose values stand there; all but `min` and `max` take one.
  fileprivate func operation(on places: [Int]) -> Tape.Operation {
    let only = places.first ?? 0
    return switch self {
    case .min: .least(places)
    case .max: .greatest(places)
    case .sqrt: .call(.root, only)
    case .exp: .call(.exponential, only)
    case .log: .call(.logarithm, only)
    case .abs: .call(.magnitude, only)
    case .sin: .call(.sine, only)
    case .cos: .call(.cosine, only)
    }
  }
}
