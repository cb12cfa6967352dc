extension StatementParser {
  /// Reads a thing whose options may stand without their parentheses: `norm 1.0` is `norm(1.0)`.
  mutating func layer(_ expected: String, help: String? = nil) throws(Refusal) -> Expression {
    let whole = try part(expected, help: help)
    guard case .thing(var thing) = whole.kind, thing.plainName != nil, current.startsBareValue else {
      return whole
    }
    var arguments: [Argument] = []
    while current.startsBareValue {
      let value = try bareValue()
      arguments.append(Argument(name: nil, value: value, span: value.span))
    }
    thing.arguments = arguments
    thing.span = span(from: thing.span)
    return Expression(.thing(thing), at: thing.span)
  }

  /// A number, a string, a thing or a choice, without unit or arithmetic.
  private mutating func bareValue() throws(Refusal) -> Expression {
    switch current.kind {
    case .number, .percent, .string, .path: try leaf()
    case .word, .sign, .reserved, .newline, .semicolon, .unreadable, .end: try part("a value")
    }
  }
}

extension Token {
  /// Whether a value can begin here that needs no parentheses around it.
  fileprivate var startsBareValue: Bool {
    switch kind {
    case .number, .percent, .string, .path, .word, .sign(.openBrace): true
    case .reserved, .sign, .newline, .semicolon, .unreadable, .end: false
    }
  }
}
