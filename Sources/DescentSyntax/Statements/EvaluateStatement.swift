/// `evaluate test`: measures on one part of the data.
package struct EvaluateStatement: Equatable, Sendable {
  package var part: Name

  package init(part: Name) { self.part = part }

  init(from parser: inout StatementParser) throws(Refusal) {
    parser.seek(.part)
    guard case .word(let text) = parser.current.kind else {
      throw parser.unexpected("a part of the data", help: "write `evaluate test`      (train, val, test)")
    }
    part = Name(text, at: parser.advance().span)
    try parser.finish(.thing)
  }
}
