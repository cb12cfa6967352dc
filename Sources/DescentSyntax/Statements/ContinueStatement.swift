/// `continue`: goes on with the training that was paused.
package struct ContinueStatement: Equatable, Sendable {
  /// `within 5 min`: the time after which it ends anyway.
  package var limit: Expression?
  /// `until step 1_500`: the step after which it pauses again.
  package var pause: Expression?

  package init(limit: Expression? = nil, pause: Expression? = nil) {
    self.limit = limit
    self.pause = pause
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    limit = try parser.timeLimit()
    pause = try parser.pause()
    try parser.finish(.length)
  }
}

extension StatementParser {
  /// `within 5 min`, if it stands here.
  mutating func timeLimit() throws(Refusal) -> Expression? {
    guard take(word: "within") else { return nil }
    seek(.value)
    if isAtEnd { throw unexpected("a time", help: "write `within 5 min`") }
    return try expression(.quantity)
  }

  /// `until step 1_234`, if it stands here.
  mutating func pause() throws(Refusal) -> Expression? {
    guard take(word: "until") else { return nil }
    guard take(word: "step") else {
      let help = current.isNumber ? "write `step \(Escaped.line(writtenRest(after: 0)))`" : nil
      throw unexpected("`step`", help: help ?? "write `until step 1_234`")
    }
    seek(.value)
    if isAtEnd { throw unexpected("a step", help: "write `until step 1_234`") }
    return try expression(.quantity)
  }
}
