extension StatementParser {
  /// Reads a name, an optional list and optional options in parentheses.
  mutating func thing() throws(Refusal) -> Expression {
    let name = try name()
    let list = isAt(.openBracket) ? try self.list(of: name.text) : nil
    let arguments = isAt(.openParenthesis) ? try self.arguments(of: name.text) : nil
    return Expression(thing: name, list, arguments, at: span(from: name.span))
  }

  @inline(never)
  private mutating func name() throws(Refusal) -> Name {
    guard case .word(let text) = current.kind else { throw unexpected("a name") }
    return Name(text, at: advance().span)
  }

  /// Reads a thing or a choice, where no other value can stand.
  ///
  /// - Parameter takesBlocks: Whether the members of a choice may be blocks of layers.
  mutating func part(
    _ expected: String, help: String? = nil, takesBlocks: Bool = false
  ) throws(Refusal) -> Expression {
    seek(.thing)
    if isAt(.openBrace) { return try choice(takesBlocks: takesBlocks) }
    if case .reserved(let word) = current.kind { throw fault(StatementFault.reserved(word.rawValue)) }
    guard current.isWord else { throw unexpected(expected, help: help) }
    return try thing()
  }

  /// - Parameter owner: The thing, or the word, that it stands behind.
  mutating func list(of owner: String? = nil) throws(Refusal) -> ListLiteral {
    let start = advance().span
    enter(.list, of: owner)
    var items: [ListLiteral.Item] = []
    while !isAt(.closeBracket) {
      items.append(try item())
      guard take(.comma) else { break }
    }
    guard take(.closeBracket) else { throw leftover(.member, expected: "`,` or `]`") }
    leave()
    return ListLiteral(items: items, span: span(from: start))
  }

  private mutating func item() throws(Refusal) -> ListLiteral.Item {
    let token = current
    let isLabelled = self.token(after: 1).kind == .sign(.equal)
    switch token.kind {
    case .reserved(.hole):
      return ListLiteral.Item(value: Expression(.hole, at: advance().span))
    case .word(let text) where isLabelled, .path(let text) where isLabelled,
      .string(let text) where isLabelled:
      advance()
      advance()
      let label = Name(text, at: token.span)
      enterValue(of: label)
      let item = ListLiteral.Item(label: label, value: try value())
      leaveValue(of: label)
      return item
    case .word, .path, .number, .percent, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end:
      return ListLiteral.Item(value: try value())
    }
  }

  /// Reads options in parentheses, of which the first stands here.
  ///
  /// - Parameter owner: The thing that has them.
  mutating func arguments(of owner: String? = nil) throws(Refusal) -> [Argument] {
    advance()
    enter(.options, of: owner)
    var arguments: [Argument] = []
    while !isAt(.closeParenthesis) {
      arguments.append(try argument())
      guard take(.comma) else { break }
    }
    guard take(.closeParenthesis) else { throw leftover(.option, expected: "`,` or `)`") }
    leave()
    return arguments
  }

  /// Reads `name=value`, `name value` or a value alone.
  private mutating func argument() throws(Refusal) -> Argument {
    let start = current.span
    var name: Name?
    let next = token(after: 1)
    seek(.option)
    seekValueOfLastWord()
    if case .word(let text) = current.kind {
      if next.kind == .sign(.equal) {
        name = Name(text, at: start)
        advance()
        advance()
      } else if next.startsWordValue || next.kind == .sign(.openBrace) {
        name = Name(text, at: start)
        advance()
      }
    }
    enterValue(of: name)
    let value = try value()
    leaveValue(of: name)
    return Argument(name: name, value: value, span: start.joined(with: value.span))
  }

  /// Reads `{a, b}` or `{log 1e-4 .. 1e-1, 7}`.
  mutating func choice(takesBlocks: Bool = false) throws(Refusal) -> Expression {
    guard choiceDepth == 0 else { throw fault(ChoiceFault.insideChoice) }
    choiceDepth += 1
    defer { choiceDepth -= 1 }
    let start = advance().span
    enter(.choice)
    if isAt(.closeBrace) {
      advance()
      throw ChoiceFault.empty.refusal(at: span(from: start))
    }
    let isLogarithmic = !takesBlocks && isAt(word: "log") && token(after: 1).startsWordValue
    if isLogarithmic { advance() }
    let first = try member(takesBlocks)
    let members: Choice.Members
    if isAt(.range), !takesBlocks {
      members = try range(from: first, isLogarithmic: isLogarithmic)
    } else if isLogarithmic {
      throw leftover(.member, expected: "`..`")
    } else {
      members = .listed(try memberList(after: first, openedAt: start, takesBlocks))
    }
    leave()
    let choice = Choice(members: members, span: span(from: start))
    return Expression(.choice(choice), at: choice.span)
  }

  private mutating func member(_ takesBlocks: Bool) throws(Refusal) -> Expression {
    if isAt(.openBrace) {
      guard takesBlocks else { throw fault(ChoiceFault.insideChoice) }
      return try block()
    }
    if takesBlocks {
      seek(.thing)
      guard current.isWord else {
        throw unexpected("a model", help: "write `{mlp [64, 10], mlp [64, 32, 10]}`")
      }
      return try thing()
    }
    return try expression(.quantity)
  }

  private mutating func range(from first: Expression, isLogarithmic: Bool) throws(Refusal) -> Choice.Members {
    if case .quantity(_, _, let unitSpan) = first.kind {
      let expected = ValueFault.unexpected(
        expected: "a number before `..`", found: "`\(written(unitSpan))`",
        help: "write the range without a unit")
      throw expected.refusal(at: unitSpan)
    }
    advance()
    let last = try expression(.sum)
    let count = take(.comma) ? try expression(.sum) : nil
    guard take(.closeBrace) else { throw leftover(.member, expected: "`}`") }
    return .range(from: first, to: last, count: count, isLogarithmic: isLogarithmic)
  }

  private mutating func memberList(
    after first: Expression, openedAt start: Span, _ takesBlocks: Bool
  ) throws(Refusal) -> [Expression] {
    var members = [first]
    while take(.comma), !isAt(.closeBrace) { members.append(try member(takesBlocks)) }
    guard take(.closeBrace) else {
      throw leftover(takesBlocks ? .layer : .member, expected: "`,` or `}`")
    }
    if members.count < 2 {
      throw ChoiceFault.oneMember(written(first.span)).refusal(at: span(from: start))
    }
    return members
  }
}

extension Expression {
  @inline(never)
  fileprivate init(thing name: Name, _ list: ListLiteral?, _ arguments: [Argument]?, at span: Span) {
    self.init(.thing(Thing(name: name, list: list, arguments: arguments, span: span)), at: span)
  }
}
