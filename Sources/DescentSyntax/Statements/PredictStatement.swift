/// `predict "new.csv" to "out.csv"`: what the model says of other rows.
package struct PredictStatement: Equatable, Sendable {
  package var input: Quoted
  package var output: Quoted

  package init(input: Quoted, output: Quoted) {
    self.input = input
    self.output = output
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    let help = "write `predict \"new.csv\" to \"out.csv\"`"
    input = try parser.quoted("the path of a table", help: help)
    guard parser.take(word: "to") else { throw parser.unexpected("`to` and the path of a file", help: help) }
    output = try parser.quoted("the path of a file", help: help)
    try parser.finish(.thing)
  }
}
