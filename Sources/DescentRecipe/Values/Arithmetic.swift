import DescentSyntax
import DescentTensor

/// Why values cannot be put together.
package enum ArithmeticFault: Error, Equatable, Sendable {
  case divisionByZero
  case overflow
  case undefined(String)
  case notANumber(Value, of: String)
  case notTruth(Value, of: String)
  case differentKinds(Value, Value, of: String)
  case notMeasured(Measurement)
}

/// The language's arithmetic: one kind of number, units kept, nothing coerced.
enum Arithmetic {
  typealias Outcome = Result<Value, ArithmeticFault>

  static func negated(_ value: Value) -> Outcome {
    switch value {
    case .number(let number): .success(.number(-number))
    case .share(let percent): .success(.share(-percent))
    case .quantity(let count, let dimension): .success(.quantity(-count, dimension))
    case .text, .truth: .failure(.notANumber(value, of: "-"))
    }
  }

  static func inverted(_ value: Value) -> Outcome {
    if case .truth(let truth) = value { return .success(.truth(!truth)) }
    return .failure(.notTruth(value, of: "not"))
  }

  static func combined(_ left: Value, _ sign: BinaryOperator, _ right: Value) -> Outcome {
    switch sign {
    case .and, .or: logical(left, sign, right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: compared(left, sign, right)
    case .plus, .minus, .times, .over, .power: computed(left, sign, right)
    }
  }

  private static func logical(_ left: Value, _ sign: BinaryOperator, _ right: Value) -> Outcome {
    guard case .truth(let first) = left else { return .failure(.notTruth(left, of: sign.rawValue)) }
    guard case .truth(let second) = right else { return .failure(.notTruth(right, of: sign.rawValue)) }
    return .success(.truth(sign == .and ? first && second : first || second))
  }

  private static func compared(_ left: Value, _ sign: BinaryOperator, _ right: Value) -> Outcome {
    if case .text(let first) = left, case .text(let second) = right, sign == .equal || sign == .notEqual {
      return .success(.truth((first == second) == (sign == .equal)))
    }
    if case .truth(let first) = left, case .truth(let second) = right, sign == .equal || sign == .notEqual {
      return .success(.truth((first == second) == (sign == .equal)))
    }
    var pair: (Double, Double)?
    if case .quantity(let first, let unit) = left, case .quantity(let second, let other) = right,
      unit == other
    {
      pair = (first, second)
    } else if let first = left.plainNumber, let second = right.plainNumber {
      pair = (first, second)
    }
    guard let (first, second) = pair else {
      return .failure(.differentKinds(left, right, of: sign.rawValue))
    }
    return .success(.truth(holds(first, sign, second)))
  }

  private static func holds(_ first: Double, _ sign: BinaryOperator, _ second: Double) -> Bool {
    switch sign {
    case .less: first < second
    case .lessOrEqual: first <= second
    case .greater: first > second
    case .greaterOrEqual: first >= second
    case .equal: first == second
    case .notEqual: first != second
    case .and, .or, .plus, .minus, .times, .over, .power: false
    }
  }

  private static func computed(_ left: Value, _ sign: BinaryOperator, _ right: Value) -> Outcome {
    switch (left, right) {
    case (.quantity(let first, let unit), .quantity(let second, let other)):
      guard unit == other, sign == .plus || sign == .minus else {
        return .failure(.differentKinds(left, right, of: sign.rawValue))
      }
      return number(first, sign, second).map { .quantity($0, unit) }
    case (.quantity(let first, let unit), _):
      guard let second = right.plainNumber, sign == .times || sign == .over else {
        return .failure(.differentKinds(left, right, of: sign.rawValue))
      }
      return number(first, sign, second).map { .quantity($0, unit) }
    case (_, .quantity(let second, let unit)):
      guard let first = left.plainNumber, sign == .times else {
        return .failure(.differentKinds(left, right, of: sign.rawValue))
      }
      return number(first, sign, second).map { .quantity($0, unit) }
    default:
      guard let first = left.plainNumber else { return .failure(.notANumber(left, of: sign.rawValue)) }
      guard let second = right.plainNumber else { return .failure(.notANumber(right, of: sign.rawValue)) }
      return number(first, sign, second).map(Value.number)
    }
  }

  private static func number(
    _ first: Double, _ sign: BinaryOperator, _ second: Double
  ) -> Result<Double, ArithmeticFault> {
    let result: Double
    switch sign {
    case .plus: result = first + second
    case .minus: result = first - second
    case .times: result = first * second
    case .over:
      guard second != 0 else { return .failure(.divisionByZero) }
      result = first / second
    case .power:
      if first == 0, second < 0 { return .failure(.divisionByZero) }
      if first < 0, second.rounded() != second {
        return .failure(.undefined("a broken power of a negative number"))
      }
      result = whole(second).map { Exact.power(first, $0) } ?? Exact.pow(first, second)
    case .and, .or, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: result = .nan
    }
    return result.isFinite ? .success(result) : .failure(.overflow)
  }

  private static func whole(_ exponent: Double) -> Int? {
    exponent.magnitude <= 1024 ? Int(exactly: exponent) : nil
  }
}
