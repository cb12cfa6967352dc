/// How tightly a part of an expression binds, loosest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, quantity, sum, term, unary, power

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter level.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .power }
}

extension BinaryOperator {
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .comparison
    case .plus, .minus: .sum
    case .times, .over: .term
    case .power: .power
    }
  }
}

extension Sign {
  /// The operator that it is between two values.
  fileprivate var binaryOperator: BinaryOperator? {
    switch self {
    case .plus: .plus
    case .minus: .minus
    case .times: .times
    case .over: .over
    case .power: .power
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equals: .equal
    case .differs: .notEqual
    case .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .openBrace, .closeBrace, .comma,
      .equal,
      .range:
      nil
    }
  }
}

extension Token {
  /// The operator that it is between two values.
  var binaryOperator: BinaryOperator? {
    switch kind {
    case .reserved(.and): .and
    case .reserved(.or): .or
    case .reserved: nil
    case .sign(let sign): sign.binaryOperator
    case .word, .path, .number, .percent, .string, .newline, .semicolon, .unreadable, .end: nil
    }
  }

  var unit: Unit? {
    guard case .word(let text) = kind else { return nil }
    return Unit(rawValue: text)
  }
}

extension StatementParser {
  /// Reads a value: a sum with or without a unit, or a choice.
  mutating func value() throws(Refusal) -> Expression {
    guard isAt(.openBrace) else { return try expression(.quantity) }
    let choice = try self.choice()
    if current.binaryOperator != nil || current.unit != nil { throw fault(ChoiceFault.insideSum) }
    return choice
  }

  /// Reads what binds at least as tightly as `floor`.
  mutating func expression(_ floor: Precedence) throws(Refusal) -> Expression {
    var left: Expression
    var ceiling = Precedence.term
    if floor <= .not, isAt(.not) {
      left = try negatedCondition()
      ceiling = .and
    } else {
      left = try factor()
    }
    while true {
      if floor <= .quantity, ceiling >= .sum { seek(.unit) }
      seekJoiners(floor, ceiling)
      if floor <= .quantity, ceiling >= .sum, let unit = current.unit {
        let unitSpan = advance().span
        left = Expression(.quantity(left, unit, unitSpan: unitSpan), at: left.span.joined(with: unitSpan))
        ceiling = .comparison
        continue
      }
      if floor <= .comparison, ceiling >= .comparison, isAtStall {
        left = try stall(of: left)
        ceiling = .and
        continue
      }
      guard let binary = current.binaryOperator, binary.precedence >= floor, binary.precedence <= ceiling
      else { break }
      try takeOperator()
      let right = try expression(binary.precedence.tighter)
      left = Expression(.binary(binary, left, right), at: left.span.joined(with: right.span))
      ceiling = binary.precedence == .comparison ? .and : binary.precedence
    }
    if floor <= .comparison { try refuseChain(after: left) }
    return left
  }

  private var isAtStall: Bool { isAt(word: "stalls") && token(after: 1).kind == .word("for") }

  @inline(never)
  private mutating func stall(of figure: Expression) throws(Refusal) -> Expression {
    advance()
    advance()
    let length = try expression(.quantity)
    return Expression(.stall(figure, length: length), at: figure.span.joined(with: length.span))
  }

  private func refuseChain(after left: Expression) throws(Refusal) {
    guard let second = current.binaryOperator, second.precedence == .comparison,
      case .binary(let first, _, let middle) = left.kind, first.precedence == .comparison
    else { return }
    let last = Span(source: endSpan.source, start: middle.span.start, end: token(after: 1).span.end)
    throw fault(ValueFault.chainedComparison(mended: written(left.span) + " and " + written(last)))
  }

  /// Reads `not` as often as it stands here, and the comparison behind it.
  private mutating func negatedCondition() throws(Refusal) -> Expression {
    var starts: [Span] = []
    while isAt(.not) {
      starts.append(current.span)
      try takeOperator()
    }
    var result = try expression(.comparison)
    for start in starts.reversed() { result = Expression(.not(result), at: start.joined(with: result.span)) }
    return result
  }

  /// Reads an atom with the minus signs and the powers around it: `-x^2^3`, from the right.
  private mutating func factor() throws(Refusal) -> Expression {
    var pending: [PendingFactor] = []
    var result: Expression
    while true {
      if isAt(.minus) {
        pending.append(.minus(current.span))
        try takeOperator()
        continue
      }
      result = try atom()
      guard isAt(.power) else { break }
      pending.append(.base(result))
      try takeOperator()
    }
    return pending.isEmpty ? result : Self.folded(pending, result)
  }

  @inline(never)
  private static func folded(_ pending: [PendingFactor], _ last: Expression) -> Expression {
    pending.reversed().reduce(last) { result, part in
      switch part {
      case .minus(let start): Expression(.negation(result), at: start.joined(with: result.span))
      case .base(let base): Expression(.binary(.power, base, result), at: base.span.joined(with: result.span))
      }
    }
  }

  /// What waits for the factor on its right.
  private enum PendingFactor {
    case minus(Span)
    case base(Expression)
  }

  /// Steps over an operator; a statement holds only so many.
  private mutating func takeOperator() throws(Refusal) {
    operatorCount += 1
    guard operatorCount <= Self.mostOperators else {
      throw fault(ValueFault.tooManyOperators(Self.mostOperators))
    }
    advance()
  }

  @inline(never)
  private mutating func atom() throws(Refusal) -> Expression {
    seek(.value)
    if isAt(.openParenthesis) { return try parenthesized() }
    if isAt(.openBracket) { return Expression(list: try list()) }
    return current.isWord ? try thing() : try leaf()
  }

  @inline(never)
  private mutating func parenthesized() throws(Refusal) -> Expression {
    let start = advance().span
    let before = (token(after: -3), token(after: -2))
    let inner = try expression(.or)
    if isAt(.comma) { throw tuple(from: start, givenTo: before.1.kind == .sign(.equal) ? before.0 : nil) }
    guard take(.closeParenthesis) else { throw leftover(.condition, expected: "`)`") }
    return Expression(.parenthesized(inner), at: span(from: start))
  }

  /// Reads what holds nothing else.
  @inline(never)
  mutating func leaf() throws(Refusal) -> Expression {
    let token = current
    switch token.kind {
    case .number(let number): return literal(.number(number))
    case .percent(let share): return literal(.percent(share))
    case .string(let text): return literal(.string(text))
    case .reserved(.true): return literal(.truth(true))
    case .reserved(.false): return literal(.truth(false))
    case .path(let text):
      return literal(.thing(Thing(name: Name(text, at: token.span), span: token.span)))
    case .sign(.openBrace): throw fault(choiceDepth > 0 ? ChoiceFault.insideChoice : .insideSum)
    case .reserved(.hole): throw unexpected("a value", help: "`_` stands alone in a list: `[_, 32, _]`")
    case .reserved(.not): throw fault(ValueFault.condition("not"))
    case .sign, .reserved, .word, .newline, .semicolon, .unreadable, .end: throw unexpected("a value")
    }
  }

  private mutating func literal(_ kind: Expression.Kind) -> Expression {
    Expression(kind, at: advance().span)
  }
}

extension Expression {
  @inline(never)
  fileprivate init(list: ListLiteral) { self.init(.list(list), at: list.span) }
}

extension Token {
  var isWord: Bool {
    switch kind {
    case .word: true
    case .path, .number, .percent, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end: false
    }
  }
}
