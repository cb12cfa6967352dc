/// `let lr = 3e-4`: a name for a value, a thing or a choice.
package struct LetStatement: Equatable, Sendable {
  package var name: Name
  package var value: Expression

  package init(name: Name, value: Expression) {
    self.name = name
    self.value = value
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    parser.seek(.newName)
    switch parser.current.kind {
    case .word(let text): name = Name(text, at: parser.advance().span)
    case .reserved(let word): throw parser.fault(StatementFault.reserved(word.rawValue))
    case .path: throw parser.unexpected("a name of one word", help: "a name has no point: `let lr = 3e-4`")
    case .number, .percent, .string, .sign, .newline, .semicolon, .unreadable, .end:
      throw parser.unexpected("a name", help: "write `let lr = 3e-4`")
    }
    guard parser.take(.equal) else {
      let rest = parser.isAtEnd ? "…" : Escaped.line(parser.writtenRest(after: 0))
      throw parser.unexpected("`=`", help: "write `let \(Escaped.line(name.text)) = \(rest)`")
    }
    value = try parser.value()
    try parser.finish(.quantity)
  }
}
