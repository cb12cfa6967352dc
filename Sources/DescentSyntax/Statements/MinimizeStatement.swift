/// `minimize x^2 + y^2 from (x=3, y=4) for 50 steps`: walks down a formula, or a surface that has a name.
package struct MinimizeStatement: Equatable, Sendable {
  package var formula: Expression
  /// Where each variable begins; nil where the statement does not say it.
  package var start: [Argument]?
  package var length: Expression?

  package init(formula: Expression, start: [Argument]? = nil, length: Expression? = nil) {
    self.formula = formula
    self.start = start
    self.length = length
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    let help = "write `minimize x^2 + y^2 from (x=3, y=4) for 50 steps`"
    parser.seek(.value)
    if parser.isAtEnd { throw parser.unexpected("a formula", help: help) }
    formula = try parser.expression(.sum)
    if parser.take(word: "from") {
      parser.seek(.newName)
      guard parser.isAt(.openParenthesis) else {
        throw parser.unexpected("`(` and where each variable begins", help: "write `from (x=3, y=4)`")
      }
      start = try parser.arguments()
    }
    if parser.take(word: "for") {
      parser.seek(.value)
      if parser.isAtEnd { throw parser.unexpected("a number of steps", help: "write `for 50 steps`") }
      length = try parser.expression(.quantity)
      if start == nil, parser.isAt(word: "from") {
        throw parser.unexpected("the end of the statement", help: "put `from (…)` before `for`")
      }
    }
    try parser.finish(.formula)
  }
}
