/// `print lr, val.loss`: shows values.
package struct PrintStatement: Equatable, Sendable {
  package var values: [Expression]

  package init(values: [Expression]) { self.values = values }

  init(from parser: inout StatementParser) throws(Refusal) {
    values = [try parser.expression(.or)]
    while parser.take(.comma) { values.append(try parser.expression(.or)) }
    try parser.finish(.condition)
  }
}
