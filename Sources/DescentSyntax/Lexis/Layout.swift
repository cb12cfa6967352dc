/// Turns newlines and `;` into the ends of statements, and says what is wrong with brackets.
///
/// A newline means nothing inside `( )` and `[ ]`, after an opener, a comma or an operator, and before `}`.
struct Layout {
  /// How many brackets may be open at once.
  static let deepest = 64

  private let raw: [Token]
  private let source: Int
  /// For each `{` of the raw tokens, by index, whether some `}` closes it.
  private let closedBraces: Set<Int>
  private var open: [(sign: Sign, token: Token, isClosed: Bool)] = []
  private var current: [Token] = []
  private var statements: [[Token]] = []
  private var diagnostics: [Diagnostic] = []
  private var hasPendingBreak = false
  private var isUnreadable = false

  /// The tokens of each statement, without what separates them; a break inside braces stays as `;`.
  static func statements(
    of raw: [Token], source: Int
  ) -> (statements: [[Token]], diagnostics: [Diagnostic]) {
    var layout = Layout(raw: raw, source: source)
    for index in raw.indices {
      guard layout.read(at: index) else { break }
    }
    layout.end()
    return (layout.statements, layout.diagnostics)
  }

  /// The tokens of the statement in which a text breaks off; none where the next one would begin.
  static func unfinished(of raw: [Token], source: Int) -> [Token] {
    var layout = Layout(raw: raw, source: source)
    for index in raw.indices {
      guard layout.read(at: index) else { return layout.current }
    }
    if layout.hasPendingBreak, let last = raw.last {
      layout.breakIfPending(
        at: Token(kind: .end, span: Span(source: source, start: last.span.end, end: last.span.end)))
    }
    return layout.current
  }

  private init(raw: [Token], source: Int) {
    self.raw = raw
    self.source = source
    closedBraces = Self.closedBraces(of: raw)
  }

  private static func closedBraces(of raw: [Token]) -> Set<Int> {
    var open: [Int] = []
    var closed: Set<Int> = []
    for (index, token) in raw.enumerated() {
      if token.kind == .sign(.openBrace) { open.append(index) }
      if token.kind == .sign(.closeBrace), let opener = open.popLast() { closed.insert(opener) }
    }
    return closed
  }

  /// Takes one token; false when the rest of the text cannot be read.
  private mutating func read(at index: Int) -> Bool {
    let token = raw[index]
    switch token.kind {
    case .newline: readNewline(at: index)
    case .semicolon: readSemicolon(token)
    case .sign(let sign):
      if sign != .closeBrace || open.isEmpty { breakIfPending(at: token) }
      hasPendingBreak = false
      if sign.closer != nil { return openBracket(sign, token, at: index) }
      if sign.closes { closeBracket(sign, token) } else { current.append(token) }
    case .unreadable:
      breakIfPending(at: token)
      isUnreadable = true
      current.append(token)
    case .word, .path, .number, .percent, .string, .reserved, .end:
      breakIfPending(at: token)
      current.append(token)
    }
    return true
  }

  private mutating func readNewline(at index: Int) {
    if isCutOff(before: index + 1) {
      if let opener = open.last {
        refuse(LayoutFault.neverClosed(opener.sign), at: opener.token)
      } else if let last = current.last {
        refuse(LayoutFault.brokenOff(after: last.written), at: last)
      }
      open.removeAll()
      endStatement()
      return
    }
    if let inner = open.last, inner.sign != .openBrace { return }
    guard let last = current.last, !last.goesOn, last.kind != .sign(.openBrace) else { return }
    hasPendingBreak = true
  }

  /// Whether a statement begins on this line although the one before it is not done.
  ///
  /// A keyword with a value behind it continues nothing, except as an option after a comma in brackets.
  private func isCutOff(before index: Int) -> Bool {
    guard let last = current.last, index + 1 < raw.count, raw[index].beginsStatement(before: raw[index + 1])
    else { return false }
    guard let inner = open.last else { return last.goesOn }
    return !inner.isClosed && !last.goesOn && last.kind != .sign(inner.sign)
  }

  private mutating func readSemicolon(_ token: Token) {
    if let inner = open.last, inner.sign != .openBrace {
      return refuse(LayoutFault.semicolonInside(inner.sign), at: token)
    }
    guard let last = current.last, last.kind != .sign(.openBrace) else { return }
    if last.goesOn { refuse(LayoutFault.brokenOff(after: last.written), at: last) }
    hasPendingBreak = true
  }

  private mutating func breakIfPending(at token: Token) {
    guard hasPendingBreak else { return }
    hasPendingBreak = false
    if open.isEmpty {
      endStatement()
    } else {
      current.append(
        Token(kind: .semicolon, span: Span(source: source, start: token.span.start, end: token.span.start)))
    }
  }

  private mutating func openBracket(_ sign: Sign, _ token: Token, at index: Int) -> Bool {
    open.append((sign, token, sign == .openBrace && closedBraces.contains(index)))
    guard open.count <= Self.deepest else {
      refuse(LayoutFault.nestedTooDeep(limit: Self.deepest), at: token)
      open.removeAll()
      return false
    }
    current.append(token)
    return true
  }

  private mutating func closeBracket(_ sign: Sign, _ token: Token) {
    guard let inner = open.last, let expected = inner.sign.closer else {
      return refuse(LayoutFault.closesNothing(sign), at: token)
    }
    if sign == expected {
      open.removeLast()
      current.append(token)
      return
    }
    let mark = Diagnostic.Mark(inner.token.span, "opened here")
    refuse(LayoutFault.wrongCloser(sign, expected: expected), at: token, related: mark)
    let match = open.lastIndex { $0.sign.closer == sign } ?? open.count - 1
    open.removeSubrange(match...)
  }

  private mutating func end() {
    if let opener = open.last {
      refuse(LayoutFault.neverClosed(opener.sign), at: opener.token)
    } else if let last = current.last, last.goesOn {
      refuse(LayoutFault.brokenOff(after: last.written), at: last)
    }
    endStatement()
  }

  private mutating func endStatement() {
    if !current.isEmpty { statements.append(current) }
    current = []
    isUnreadable = false
    hasPendingBreak = false
  }

  /// Reports a fault unless its statement has one already, which is then left alone.
  private mutating func refuse(_ fault: LayoutFault, at token: Token, related: Diagnostic.Mark? = nil) {
    if !isUnreadable { diagnostics.append(fault.diagnostic(at: token.span, related: related)) }
    isUnreadable = true
    current.append(Token(kind: .unreadable, span: token.span))
  }
}

extension Token {
  /// What the author wrote, for the signs and words that a statement can break off after.
  var written: String {
    switch kind {
    case .word(let text), .path(let text): text
    case .reserved(let word): word.rawValue
    case .sign(let sign): sign.rawValue
    case .semicolon: ";"
    case .number, .percent, .string, .newline, .unreadable, .end: ""
    }
  }

  /// Whether it and its follower can only be the start of a statement: a keyword and a value.
  func beginsStatement(before next: Token) -> Bool {
    guard case .word(let text) = kind, Keyword.begins(text) else { return false }
    if case .word(let word) = next.kind, Self.goOn.contains(word) { return false }
    return next.startsWordValue
  }

  /// Words that go on behind a name: it may have a keyword's letters and be a value.
  private static let goOn: Set<String> = Set(Unit.allCases.map(\.rawValue)).union([
    "stalls", "within", "until", "to", "by", "for", "over", "from", "in",
  ])
}
