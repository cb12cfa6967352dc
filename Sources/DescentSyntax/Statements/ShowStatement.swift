/// `show model`: facts about a setting, the data or what has been trained.
package struct ShowStatement: Equatable, Sendable {
  package var topic: Name
  /// How many, as in `show data 5`.
  package var count: Expression?

  package init(topic: Name, count: Expression? = nil) {
    self.topic = topic
    self.count = count
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    parser.seek(.topic)
    guard case .word(let text) = parser.current.kind else {
      throw parser.unexpected("what to show", help: "write `show model`")
    }
    topic = Name(text, at: parser.advance().span)
    if case .number = parser.current.kind { count = try parser.leaf() }
    try parser.finish(.thing)
  }
}
