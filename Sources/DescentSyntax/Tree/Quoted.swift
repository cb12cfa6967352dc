/// A string that stands for itself, such as a file's path.
package struct Quoted: Equatable, Sendable {
  package var text: String
  package var span: Span

  package init(_ text: String, at span: Span) {
    self.text = text
    self.span = span
  }

  /// As the language writes it.
  package var canonicalText: String { CanonicalString.quoted(text) }
}

extension StatementParser {
  /// Reads a string; a path that lacks its quotes is shown with them.
  mutating func quoted(_ expected: String, help: String) throws(Refusal) -> Quoted {
    seek(.path)
    switch current.kind {
    case .string(let text): return Quoted(text, at: advance().span)
    case .word, .path:
      let unquoted = Escaped.excerpt(writtenRest(after: 0))
      throw unexpected(expected, help: "a path stands in quotes: `\"\(unquoted)\"`")
    case .number, .percent, .reserved, .sign, .newline, .semicolon, .unreadable, .end:
      throw unexpected(expected, help: help)
    }
  }
}
