/// `expect test.accuracy >= 90%`: what the recipe claims about the last measurement.
package struct ExpectStatement: Equatable, Sendable {
  package var condition: Expression

  package init(condition: Expression) { self.condition = condition }

  init(from parser: inout StatementParser) throws(Refusal) {
    condition = try parser.expression(.or)
    try parser.finish(.condition)
  }
}
