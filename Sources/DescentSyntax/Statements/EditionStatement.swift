/// `edition 1`: the language that the recipe was written in.
package struct EditionStatement: Equatable, Sendable {
  /// A number.
  package var number: Expression

  package init(number: Expression) { self.number = number }

  init(from parser: inout StatementParser) throws(Refusal) {
    parser.seek(.value)
    guard parser.current.isNumber else { throw parser.unexpected("a number", help: "write `edition 1`") }
    number = try parser.leaf()
    try parser.finish(.quantity)
  }
}
