/// `stop when val.loss stalls for 5 epochs`: when a training ends before its length.
package enum StopStatement: Equatable, Sendable {
  case when(Expression)
  /// `stop none`; holds the place of `none`.
  case off(Span)

  init(from parser: inout StatementParser) throws(Refusal) {
    if parser.take(word: "none") {
      self = .off(parser.previous.span)
      try parser.finish(.thing)
      return
    }
    guard parser.take(word: "when") else {
      if case .word(let word) = parser.current.kind,
        let meant = NearestName.nearest(to: word, among: ["when", "none"])
      {
        throw parser.unexpected("`when` or `none`", help: "write `\(meant)`")
      }
      let rest = Self.rule(in: parser)
      throw parser.unexpected("`when`", help: "write `stop when \(Escaped.line(rest))`")
    }
    self = .when(try parser.expression(.or))
    try parser.finish(.rule)
  }

  /// What the author may have meant by words that lack `when`.
  private static func rule(in parser: StatementParser) -> String {
    var number: String?
    let isConjunction = ["if", "once", "as", "on", "whenever", "until"].contains { parser.isAt(word: $0) }
    for distance in (isConjunction ? 1 : 0)..<16 {
      let token = parser.token(after: distance)
      if token.binaryOperator != nil || token.kind == .word("stalls") {
        return parser.writtenRest(after: isConjunction ? 1 : 0)
      }
      if token.isNumber, number == nil { number = parser.written(token.span) }
    }
    return "val.loss stalls for \(number ?? "5") epochs"
  }
}
