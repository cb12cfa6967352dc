/// `keep best by val.loss`: which weights the actions below see.
package enum KeepStatement: Equatable, Sendable {
  /// Those with the best figure of this name.
  case best(by: Name)
  /// Those of the last step; holds the place of `last`.
  case last(Span)

  init(from parser: inout StatementParser) throws(Refusal) {
    let help = "write `keep best by val.loss`, or `keep last`"
    if parser.take(word: "last") {
      self = .last(parser.previous.span)
    } else {
      guard parser.take(word: "best") else { throw parser.unexpected("`best` or `last`", help: help) }
      guard parser.take(word: "by") else { throw parser.unexpected("`by` and a figure", help: help) }
      self = .best(by: try parser.reference("a figure", help: help))
    }
    try parser.finish(.thing)
  }
}

extension StatementParser {
  /// Reads a name or a dotted path: `loss`, `val.loss`.
  mutating func reference(_ expected: String, help: String) throws(Refusal) -> Name {
    seek(.name)
    switch current.kind {
    case .word(let text), .path(let text): return Name(text, at: advance().span)
    case .number, .percent, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end:
      throw unexpected(expected, help: help)
    }
  }
}
