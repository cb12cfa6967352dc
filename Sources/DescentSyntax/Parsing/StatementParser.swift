/// Reads one statement's tokens from left to right; the first fault ends it.
struct StatementParser {
  /// How many operators one statement may hold, so that every tree is shallow.
  static let mostOperators = 200

  let text: SourceText
  private let tokens: [Token]
  private(set) var index: Int
  /// Stands for everything behind the last token.
  private let end: Token
  var operatorCount = 0
  var choiceDepth = 0
  /// Takes down what is looked for behind the last token; nil where nobody asks.
  let notebook: Notebook?

  /// - Parameter start: Index of the token at which the statement begins.
  init(
    _ tokens: [Token], from start: Int = 0, of text: SourceText, source: Int, notebook: Notebook? = nil
  ) {
    self.text = text
    self.notebook = notebook
    self.tokens = tokens
    index = start
    let offset = tokens.last?.span.end ?? 0
    end = Token(kind: .end, span: Span(source: source, start: offset, end: offset))
  }

  var current: Token { token(after: 0) }
  var isAtEnd: Bool { index >= tokens.count }
  /// Where the next word would stand.
  var endSpan: Span { end.span }

  func token(after distance: Int) -> Token {
    let position = index + distance
    return position >= 0 && position < tokens.count ? tokens[position] : end
  }

  var previous: Token { token(after: -1) }

  @discardableResult
  mutating func advance() -> Token {
    let token = current
    index += 1
    return token
  }

  // These stay out of line: brackets nest 64 deep on a stack of 256 kB, and each inlined copy widens a frame.

  @inline(never)
  func isAt(_ sign: Sign) -> Bool { current.kind == .sign(sign) }

  @inline(never)
  func isAt(_ word: ReservedWord) -> Bool { current.kind == .reserved(word) }

  @inline(never)
  func isAt(word: String) -> Bool { current.kind == .word(word) }

  /// Steps over the sign if it stands here.
  @inline(never)
  mutating func take(_ sign: Sign) -> Bool {
    guard isAt(sign) else { return false }
    index += 1
    return true
  }

  /// Steps over the word if it stands here.
  mutating func take(word: String) -> Bool {
    seek(.word(word))
    guard isAt(word: word) else { return false }
    index += 1
    return true
  }

  /// Steps over the reserved word if it stands here.
  mutating func take(_ word: ReservedWord) -> Bool {
    seek(.word(word.rawValue))
    guard isAt(word) else { return false }
    index += 1
    return true
  }

  /// From a token that has been read to the last one read.
  @inline(never)
  func span(from start: Span) -> Span { start.joined(with: previous.span) }

  func written(_ span: Span) -> String { text.text(of: span) }

  /// What stands here, for a sentence.
  var found: String { describe(current) }

  func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the statement"
    case .semicolon: "a new line"
    case .word, .path, .number, .percent, .string, .reserved, .sign, .newline, .unreadable:
      "`\(Escaped.excerpt(written(token.span)))`"
    }
  }

  @inline(never)
  func fault(_ fault: some SyntaxFault) -> Refusal { fault.refusal(at: current.span) }

  @inline(never)
  func unexpected(_ expected: String, help: String? = nil) -> Refusal {
    fault(ValueFault.unexpected(expected: expected, found: found, help: help))
  }
}
