import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkExpect(_ node: ExpectStatement, _ statement: Statement) {
    guard let formula = formula(node.condition, reach: .measurements) else { return }
    guard isClaim(formula, at: node.condition.span) else { return }
    if let (what, help) = unmeetable(formula) {
      let place = unmeetablePart(formula, node.condition).span
      faults.add(SettingFault.neverMet(what, help: help), at: place)
      return
    }
    act(.expect(formula, text: node.condition.canonicalText), at: statement.span)
  }

  /// Whether the formula comes to true or false, tried out on a figure of one half.
  mutating func isClaim(
    _ formula: Formula, at span: Span, like example: String = "expect test.accuracy >= 90%"
  ) -> Bool {
    let point = Dictionary(uniqueKeysWithValues: formula.variables.map { ($0, 0.5) })
    switch formula.value(measured: { _ in 0.5 }, at: point) {
    case .success(.truth): return true
    case .success(let value):
      let name = formula.measurements.first?.name ?? formula.variables.sorted().first
      let found = name.map { "the figure `\($0)`" } ?? value.description
      faults.add(ValueFault.notATruth(found: found, example: example), at: span)
    case .failure(.divisionByZero), .failure(.overflow), .failure(.undefined): return true
    case .failure(let fault): faults.add(ValueFault.arithmetic(fault), at: span)
    }
    return false
  }

  /// Why a claim can never hold, with the way out.
  func unmeetable(_ formula: Formula) -> (String, String)? {
    switch formula {
    case .constant(.truth(false)):
      return ("this claim is false whatever is measured", "claim something measured")
    case .binary(.and, let left, let right): return unmeetable(left) ?? unmeetable(right)
    case .binary(.or, let left, let right):
      guard let first = unmeetable(left), unmeetable(right) != nil else { return nil }
      return first
    case .binary(let sign, .measured(let measurement), .constant(let value)):
      return unmeetable(measurement, sign, value)
    case .binary(let sign, .constant(let value), .measured(let measurement)):
      return unmeetable(measurement, sign.mirrored, value)
    case .constant, .measured, .variable, .negation, .not, .binary, .call: return nil
    }
  }

  /// The smallest part of a condition that can never hold.
  func unmeetablePart(_ formula: Formula, _ expression: Expression) -> Expression {
    if case .parenthesized(let inner) = expression.kind { return unmeetablePart(formula, inner) }
    guard case .binary(.and, let left, let right) = formula,
      case .binary(.and, let first, let second) = expression.kind
    else { return expression }
    return unmeetable(left) == nil ? unmeetablePart(right, second) : unmeetablePart(left, first)
  }

  private func unmeetable(
    _ measurement: Measurement, _ sign: BinaryOperator, _ value: Value
  ) -> (String, String)? {
    guard let limit = value.plainNumber else { return nil }
    let metric = Metrics.all.first { $0.facts.name == measurement.figure }
    let range = metric?.range ?? 0...Double.infinity
    let isPossible: Bool
    switch sign {
    case .greater: isPossible = range.upperBound > limit
    case .greaterOrEqual: isPossible = range.upperBound >= limit
    case .less: isPossible = range.lowerBound < limit
    case .lessOrEqual: isPossible = range.lowerBound <= limit
    case .equal: isPossible = range.contains(limit)
    case .notEqual, .or, .and, .plus, .minus, .times, .over, .power: isPossible = true
    }
    guard !isPossible else { return nil }
    let isShare = metric?.isShare == true && limit > 1 && limit <= 100
    let help =
      isShare
      ? "write `\(measurement.name) \(sign.rawValue) \(Numeral.text(limit))%`"
      : "\(measurement.figure) lies in \(words(range))"
    return ("`\(measurement.name)` can never be \(sign.rawValue) \(value.text)", help)
  }

  private func words(_ range: ClosedRange<Double>) -> String {
    let lower = range.lowerBound.isFinite ? Numeral.text(range.lowerBound) : "−∞"
    let upper = range.upperBound.isFinite ? Numeral.text(range.upperBound) : "∞"
    return "\(lower) … \(upper)"
  }
}

extension BinaryOperator {
  /// The operator that says the same with its sides changed.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .or, .and, .plus, .minus, .times, .over, .power: self
    }
  }
}
