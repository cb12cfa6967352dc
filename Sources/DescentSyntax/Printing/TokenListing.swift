/// The tokens of a text, one a line: its place, what it is, the text itself.
package enum TokenListing {
  /// The lines, and what is wrong with characters, numbers and strings.
  package static func lines(of text: SourceText, id: Int) -> (lines: [String], diagnostics: [Diagnostic]) {
    let (tokens, diagnostics) = Lexer.tokens(of: text, source: id)
    let lines = tokens.map { token in
      Column.padded(text.place(of: token.span), to: 8) + Column.padded(token.kind.noun, to: 12)
        + Escaped.text(text.text(of: token.span))
    }
    return (lines, diagnostics)
  }
}

/// Text set out in columns.
enum Column {
  /// The text with spaces behind it, one at least.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
  }
}

extension SourceText {
  /// `3:16`: the line and the column at which a span begins.
  func place(of span: Span) -> String {
    let position = position(of: span.start)
    return "\(position.line):\(position.column)"
  }
}

extension Token.Kind {
  /// What the listing calls it.
  fileprivate var noun: String {
    switch self {
    case .word: "word"
    case .path: "path"
    case .number: "number"
    case .percent: "percent"
    case .string: "string"
    case .reserved: "reserved"
    case .sign: "sign"
    case .newline: "newline"
    case .semicolon: "semicolon"
    case .unreadable: "unreadable"
    case .end: "end"
    }
  }
}
