/// `train 20 epochs`: learns for so long.
package struct TrainStatement: Equatable, Sendable {
  package var length: Expression
  /// `within 5 min`: the time after which it ends anyway.
  package var limit: Expression?
  /// `until step 1_234`: the step after which it pauses.
  package var pause: Expression?

  package init(length: Expression, limit: Expression? = nil, pause: Expression? = nil) {
    self.length = length
    self.limit = limit
    self.pause = pause
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    try Self.refuseWordBeforeNumber(in: parser)
    length = try parser.expression(.quantity)
    limit = try parser.timeLimit()
    pause = try parser.pause()
    try parser.finish(.length)
  }

  /// `train for 20 epochs`, `train epochs=20`, which put a word where the number belongs.
  private static func refuseWordBeforeNumber(in parser: StatementParser) throws(Refusal) {
    guard case .word(let word) = parser.current.kind else { return }
    let hasEqual = parser.token(after: 1).kind == .sign(.equal)
    let number = parser.token(after: hasEqual ? 2 : 1)
    guard number.isNumber else { return }
    if word == "within" {
      throw parser.unexpected(
        "a length", help: "write `train 20 epochs \(Escaped.line(parser.writtenRest(after: 0)))`")
    }
    let next = parser.token(after: hasEqual ? 3 : 2)
    let unit = next.unit ?? Unit(rawValue: word) ?? .epochs
    let help = "write `train \(Escaped.line(parser.written(number.span))) \(unit.rawValue)`"
    throw parser.unexpected("a length", help: help)
  }
}
