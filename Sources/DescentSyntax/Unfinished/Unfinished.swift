/// The statement that a cursor stands in, as far as it has been written there.
package struct Unfinished: Sendable {
  /// What stands directly before the cursor, between its words.
  package enum Last: Equatable, Sendable {
    case number(Double)
    case word(String)
    case other
  }

  /// What is being written: a word, a dotted path or, without its quote, a string; empty between words.
  package let written: String
  /// Where it stands, in UTF-8 offsets; a string's begins behind the quote.
  package let place: Range<Int>
  package let isString: Bool
  /// The words, numbers and signs of the statement before it, as written.
  package let tokens: [String]
  package let last: Last
  /// What the parser looks for there; nothing inside a comment or a number.
  package let sought: [Sought]
  /// The names before a `=` behind the cursor, up to the bracket that closes around it.
  package let namesBehind: [String]
  /// Where the statement begins.
  package let start: Int

  /// - Parameters:
  ///   - cursor: A UTF-8 offset; one outside the text is its nearest end.
  ///   - takesPromptWords: Whether the words of the prompt are words there.
  package init(in text: String, at cursor: Int, takesPromptWords: Bool = true) {
    let bytes = Array(text.utf8)
    let cursor = min(max(cursor, 0), bytes.count)
    let place = CursorPlace(of: cursor, in: bytes)
    let (head, writtenStart): (Int, Int) =
      switch place {
      case .code(let wordStart): (wordStart, wordStart)
      case .string(let quote): (quote, quote + 1)
      case .elsewhere: (cursor, cursor)
      }
    let source = SourceText(name: "prompt", bytes: Array(bytes[..<head]))
    let tokens = Layout.unfinished(of: Lexer.tokens(of: source, source: 0).tokens, source: 0)
    let notebook = Notebook()
    if place != .elsewhere, !tokens.contains(where: { $0.kind == .unreadable }) {
      Self.read(tokens, of: source, takesPromptWords, into: notebook)
    }
    written = String(decoding: bytes[writtenStart..<cursor], as: UTF8.self)
    self.place = writtenStart..<cursor
    if case .string = place { isString = true } else { isString = false }
    self.tokens = tokens.map { source.text(of: $0.span) }
    last = tokens.last.map(Last.init) ?? .other
    sought = notebook.sought
    namesBehind = Self.namesBehind(Array(bytes[cursor...]))
    start = tokens.first?.span.start ?? head
  }

  /// Lets the parser read up to the cursor, where it ends in want of more.
  private static func read(
    _ tokens: [Token], of source: SourceText, _ takesPromptWords: Bool, into notebook: Notebook
  ) {
    if takesPromptWords, case .word(let first)? = tokens.first?.kind, let word = PromptWord(rawValue: first) {
      var parser = StatementParser(tokens, from: 1, of: source, source: 0, notebook: notebook)
      _ = try? PromptCommand(word, from: &parser)
    } else {
      var parser = StatementParser(tokens, of: source, source: 0, notebook: notebook)
      _ = try? parser.statement()
    }
  }

  /// The names that are given values behind the cursor within its own brackets.
  private static func namesBehind(_ bytes: [UInt8]) -> [String] {
    let tokens = Lexer.tokens(of: SourceText(name: "prompt", bytes: bytes), source: 0).tokens
    var (depth, names) = (0, [String]())
    // What touches the cursor is being written itself.
    let whole = tokens.first?.span.start == 0 ? tokens.dropFirst() : tokens[...]
    for (token, next) in zip(whole, whole.dropFirst()) {
      if case .sign(let sign) = token.kind {
        if sign.closer != nil { depth += 1 }
        if sign.closes { depth -= 1 }
      }
      if depth < 0 { break }
      if depth == 0, case .word(let name) = token.kind, next.kind == .sign(.equal) { names.append(name) }
    }
    return names
  }
}

extension Unfinished.Last {
  init(_ token: Token) {
    switch token.kind {
    case .number(let number), .percent(let number): self = .number(number)
    case .word(let text), .path(let text): self = .word(text)
    case .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end: self = .other
    }
  }
}
