import DescentSyntax

/// What an expression may read besides numbers and `let` names.
enum Reach: Equatable {
  /// A setting: only what is known before the run.
  case settings
  /// A claim or a print: what the run measures too.
  case measurements
  /// A rule: what a training measures while it goes on.
  case training
  /// What is minimized: its variables.
  case surface([String])
}

extension Checker {
  /// The formula of an expression, or nil after saying what is wrong with it.
  mutating func formula(_ expression: Expression, reach: Reach, local: [String: Value] = [:]) -> Formula? {
    let found: Formula?
    switch expression.kind {
    case .number(let number): found = literal(number, at: expression.span)
    case .percent(let percent): found = .constant(.share(percent))
    case .string(let text): found = .constant(.text(text))
    case .truth(let truth): found = .constant(.truth(truth))
    case .parenthesized(let inner): return formula(inner, reach: reach, local: local)
    case .negation(let inner): found = formula(inner, reach: reach, local: local).map(Formula.negation)
    case .not(let inner): found = formula(inner, reach: reach, local: local).map(Formula.not)
    case .binary(let sign, let left, let right):
      let first = formula(left, reach: reach, local: local)
      let second = formula(right, reach: reach, local: local)
      guard let first, let second else { return nil }
      found = .binary(sign, first, second)
    case .quantity(let inner, let unit, let unitSpan):
      return quantity(inner, unit, unitSpan, reach: reach, local: local)
    case .thing(let thing): found = named(thing, reach: reach, local: local)
    case .hole: return misplaced("`_`", "give a number", expression)
    case .list: return misplaced("a list", "write one value", expression)
    case .block: return misplaced("a block of layers", "write one value", expression)
    case .stall: return misplaced("`stalls`", "it is a rule of `stop when`", expression)
    case .choice:
      faults.add(NameFault.choice, at: expression.span)
      return nil
    }
    return found.flatMap { folded($0, at: expression.span) }
  }

  /// The value of an expression that is known before the run, or nil after saying what is wrong.
  mutating func value(_ expression: Expression, local: [String: Value] = [:]) -> Value? {
    guard let formula = formula(expression, reach: .settings, local: local) else { return nil }
    guard case .constant(let value) = formula else { return nil }
    return value
  }

  private mutating func misplaced(_ what: String, _ help: String, _ expression: Expression) -> Formula? {
    faults.add(ValueFault.misplaced(what: what, help: help), at: expression.span)
    return nil
  }

  private mutating func literal(_ number: Double, at span: Span) -> Formula? {
    .constant(.number(number))
  }

  /// Computes what can be computed before the run, so that faults show at their place.
  private mutating func folded(_ formula: Formula, at span: Span) -> Formula? {
    if case .binary(.over, _, .constant(let divisor)) = formula, divisor.plainNumber == 0 {
      faults.add(ValueFault.arithmetic(.divisionByZero), at: span)
      return nil
    }
    guard formula.isKnown else { return formula }
    switch formula.value(measured: { _ in nil }) {
    case .success(let value): return .constant(value)
    case .failure(let fault):
      faults.add(ValueFault.arithmetic(fault), at: span)
      return nil
    }
  }

  private mutating func quantity(
    _ inner: Expression, _ unit: Unit, _ unitSpan: Span, reach: Reach, local: [String: Value]
  ) -> Formula? {
    guard let formula = formula(inner, reach: reach, local: local) else { return nil }
    guard case .constant(let value) = formula else {
      faults.add(ValueFault.misplaced(what: "a unit on what is measured", help: "leave it out"), at: unitSpan)
      return nil
    }
    switch value {
    case .number(let number):
      let (dimension, scale) = unit.dimension
      if dimension != .seconds, number.rounded() != number {
        faults.add(
          ValueFault.notWhole(number, wantedFor: "a length in \(dimension.rawValue)"), at: inner.span)
        return nil
      }
      return .constant(.quantity(number * scale, dimension))
    case .quantity:
      faults.add(
        ValueFault.countedTwice(found: value.description, unit: unit.rawValue), at: unitSpan)
    case .share, .text, .truth:
      faults.add(
        ValueFault.notANumber(found: value.description, wantedFor: "`\(unit.rawValue)`"), at: inner.span)
    }
    return nil
  }

  private mutating func named(_ thing: Thing, reach: Reach, local: [String: Value]) -> Formula? {
    let name = thing.name.text
    if let arguments = thing.arguments, thing.list == nil, let function = MathFunction(rawValue: name) {
      return call(function, arguments, thing, reach: reach, local: local)
    }
    guard thing.plainName != nil else {
      let nearest = NearestName.nearest(to: name, among: MathFunction.allCases.map(\.rawValue))
      faults.add(ValueFault.unknownThing(name, nearest: nearest), at: thing.name.span)
      return nil
    }
    if case .surface(let variables) = reach, variables.contains(name) { return .variable(name) }
    if let value = local[name] { return .constant(value) }
    if let binding = scope.use(name) {
      switch binding {
      case .value(let value): return .constant(value)
      case .thing:
        faults.add(
          ValueFault.notANumber(found: "what `\(name)` stands for", wantedFor: "this"), at: thing.span)
        return nil
      }
    }
    guard !refusedNames.contains(name) else { return nil }
    if case .measurements = reach, reached.contains(name) { return .variable(name) }
    return measurement(thing.name, reach: reach, local: local)
  }

  private mutating func call(
    _ function: MathFunction, _ arguments: [Argument], _ thing: Thing, reach: Reach, local: [String: Value]
  ) -> Formula? {
    var values: [Formula] = []
    for argument in arguments {
      guard argument.name == nil else {
        faults.add(
          ValueFault.misplaced(what: "a named value", help: "leave the name out"), at: argument.span)
        return nil
      }
      guard let value = formula(argument.value, reach: reach, local: local) else { return nil }
      values.append(value)
    }
    guard function.arity.contains(values.count) else {
      let most = function.arity.upperBound
      let first = arguments.prefix(most).map(\.canonicalText).joined(separator: ", ")
      let kept = values.count > most ? "\(function.rawValue)(\(first))" : nil
      faults.add(
        ValueFault.wrongCount(
          function: function.rawValue, found: values.count, wanted: function.arity, kept: kept),
        at: thing.span)
      return nil
    }
    return .call(function, values)
  }
}
