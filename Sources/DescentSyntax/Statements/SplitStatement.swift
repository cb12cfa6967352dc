/// `split 80/10/10 by class`: which rows train, validate and test.
package struct SplitStatement: Equatable, Sendable {
  /// One number of `80/10/10`.
  package struct Share: Equatable, Sendable {
    package var value: Double
    package var isPercent: Bool
    package var span: Span

    package init(value: Double, isPercent: Bool, span: Span) {
      self.value = value
      self.isPercent = isPercent
      self.span = span
    }
  }

  /// How the rows are dealt out.
  package enum Clause: Equatable, Sendable {
    case byClass(Span)
    case inOrder(Span)
    case seed(Expression, Span)
  }

  /// Two or three; none where the defaults are kept.
  package var shares: [Share]
  package var clauses: [Clause]

  package init(shares: [Share], clauses: [Clause]) {
    self.shares = shares
    self.clauses = clauses
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    shares = []
    clauses = []
    if parser.current.isNumber { shares = try Self.shares(from: &parser) }
    while !parser.isAtEnd { clauses.append(try Self.clause(from: &parser)) }
    for word in Self.clauseWords { parser.seek(.word(word)) }
    if shares.isEmpty, clauses.isEmpty { throw parser.unexpected("shares", help: "write `split 80/10/10`") }
  }

  private static let clauseWords = ["by", "in", "seed"]

  private static func shares(from parser: inout StatementParser) throws(Refusal) -> [Share] {
    var shares = [try share(from: &parser)]
    while parser.take(.over) { shares.append(try share(from: &parser)) }
    let help = "write `80/10/10` for train, val and test, or `90/10`"
    if shares.count < 2 { throw parser.unexpected("`/` and another share", help: help) }
    if shares.count > 3 {
      let fault = ValueFault.unexpected(expected: "two or three shares", found: "\(shares.count)", help: help)
      throw fault.refusal(at: shares[0].span.joined(with: shares[shares.count - 1].span))
    }
    return shares
  }

  private static func share(from parser: inout StatementParser) throws(Refusal) -> Share {
    let span = parser.current.span
    switch parser.current.kind {
    case .number(let value):
      parser.advance()
      return Share(value: value, isPercent: false, span: span)
    case .percent(let value):
      parser.advance()
      return Share(value: value, isPercent: true, span: span)
    case .word, .path, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end:
      throw parser.unexpected("a share", help: "a share is a number or a percentage: `80` or `80%`")
    }
  }

  private static func clause(from parser: inout StatementParser) throws(Refusal) -> Clause {
    let start = parser.current.span
    guard case .word(let word) = parser.current.kind else {
      throw parser.unexpected("`by class`, `in order` or `seed`")
    }
    switch word {
    case "by":
      parser.advance()
      guard parser.take(word: "class") else { throw parser.unexpected("`class`", help: "write `by class`") }
      return .byClass(parser.span(from: start))
    case "in":
      parser.advance()
      guard parser.take(word: "order") else { throw parser.unexpected("`order`", help: "write `in order`") }
      return .inOrder(parser.span(from: start))
    case "seed":
      parser.advance()
      let value = try parser.expression(.sum)
      return .seed(value, parser.span(from: start))
    default:
      if Keyword(rawValue: word) != nil { throw parser.fault(StatementFault.twoStatements(word)) }
      let legal = ["by class", "in order", "seed 7"]
      let familiar = [
        "stratified": "by class", "stratify": "by class", "sequential": "in order", "class": "by class",
        "order": "in order", "ordered": "in order",
      ]
      let nearest = familiar[word] ?? NearestName.nearest(to: word, among: ["seed"]).map { "\($0) 7" }
      throw parser.fault(StatementFault.unknownClause(word, nearest: nearest, among: legal))
    }
  }
}
