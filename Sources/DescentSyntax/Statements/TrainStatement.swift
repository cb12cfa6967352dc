/// `train 20 epochs`: learns for so long.
package struct TrainStatement: Equatable, Sendable {
  package var length: Expression

  package init(length: Expression) { self.length = length }

  init(from parser: inout StatementParser) throws(Refusal) {
    try Self.refuseWordBeforeNumber(in: parser)
    length = try parser.expression(.quantity)
    switch parser.current.kind {
    case .word("within"): throw parser.fault(StatementFault.notInThisVersion("`train … within`", help: nil))
    case .word("until"): throw parser.fault(StatementFault.notInThisVersion("`train … until`", help: nil))
    case .word, .path, .number, .percent, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end:
      try parser.finish(.quantity)
    }
  }

  /// `train for 20 epochs`, `train epochs=20`, which put a word where the number belongs.
  private static func refuseWordBeforeNumber(in parser: StatementParser) throws(Refusal) {
    guard case .word(let word) = parser.current.kind else { return }
    let hasEqual = parser.token(after: 1).kind == .sign(.equal)
    let number = parser.token(after: hasEqual ? 2 : 1)
    guard number.isNumber else { return }
    let next = parser.token(after: hasEqual ? 3 : 2)
    let unit = next.unit ?? Unit(rawValue: word) ?? .epochs
    let help = "write `train \(Escaped.excerpt(parser.written(number.span))) \(unit.rawValue)`"
    throw parser.unexpected("a length", help: help)
  }
}
