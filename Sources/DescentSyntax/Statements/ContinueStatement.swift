/// `continue`: goes on with the training that was paused.
package struct ContinueStatement: Equatable, Sendable {
  /// `until step 1_500`: the step after which it pauses again.
  package var pause: Expression?

  package init(pause: Expression? = nil) { self.pause = pause }

  init(from parser: inout StatementParser) throws(Refusal) {
    pause = try parser.pause()
    try parser.finish(.quantity)
  }
}

extension StatementParser {
  /// `until step 1_234`, if it stands here.
  mutating func pause() throws(Refusal) -> Expression? {
    guard take(word: "until") else { return nil }
    guard take(word: "step") else {
      let help = current.isNumber ? "write `step \(Escaped.line(writtenRest(after: 0)))`" : nil
      throw unexpected("`step`", help: help ?? "write `until step 1_234`")
    }
    if isAtEnd { throw unexpected("a step", help: "write `until step 1_234`") }
    return try expression(.quantity)
  }
}
