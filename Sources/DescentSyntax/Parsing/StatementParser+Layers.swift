extension StatementParser {
  /// Reads a thing whose options may stand without their parentheses: `norm 1.0` is `norm(1.0)`.
  mutating func layer(_ expected: String, help: String? = nil) throws(Refusal) -> Expression {
    let whole = try part(expected, help: help)
    guard case .thing(var thing) = whole.kind, thing.plainName != nil else { return whole }
    seekBareOption(of: thing, after: [])
    guard current.startsBareValue else { return whole }
    var arguments: [Argument] = []
    while current.startsBareValue {
      if current.isWord, token(after: 1).kind == .sign(.equal) {
        throw namedOption(of: thing, after: arguments)
      }
      enter(.bareOptions, of: thing.name.text, given: arguments.map { _ in nil })
      let value = try bareValue()
      leave()
      arguments.append(Argument(name: nil, value: value, span: value.span))
      seekBareOption(of: thing, after: arguments)
    }
    thing.arguments = arguments
    thing.span = span(from: thing.span)
    return Expression(.thing(thing), at: thing.span)
  }

  /// Reads the layers of a block, from its opening brace to its closing one.
  mutating func block() throws(Refusal) -> Expression {
    let start = advance().span
    var layers: [Expression] = []
    enter(.block)
    repeat {
      seek(.thing)
      guard current.isWord else { throw unexpected("a layer", help: Self.layerHelp) }
      layers.append(try layer("a layer", help: Self.layerHelp))
    } while takeSemicolon()
    guard take(.closeBrace) else { throw leftover(.layer, expected: "`;` or `}`") }
    leave()
    return Expression(.block(layers), at: span(from: start))
  }

  private static let layerHelp = "write `{ dense 32 relu; dense 10 }`"

  private mutating func takeSemicolon() -> Bool {
    guard current.kind == .semicolon else { return false }
    advance()
    return true
  }

  /// An option with a name, which brings all parentheses back.
  private func namedOption(of thing: Thing, after arguments: [Argument]) -> Refusal {
    let option = written(current.span.joined(with: token(after: 2).span))
    let all = (arguments.map { written($0.span) } + [option]).joined(separator: ", ")
    return fault(ValueFault.missingParentheses(thing: thing.name.text, option: all))
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
