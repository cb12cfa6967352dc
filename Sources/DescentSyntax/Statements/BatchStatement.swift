/// `batch 64`, `batch all`, `batch 256 in 4 parts`: how many examples a step sees, and how many at once.
package struct BatchStatement: Equatable, Sendable {
  package var size: Expression
  /// Into how many parts a batch is cut to save memory; nil for one.
  package var parts: Expression?

  package init(size: Expression, parts: Expression? = nil) {
    self.size = size
    self.parts = parts
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    size = try parser.value()
    if parser.take(word: "in") {
      let help = "write `batch 256 in 4 parts`"
      parser.seek(.value)
      if parser.isAtEnd { throw parser.unexpected("a number of parts", help: help) }
      parts = try parser.expression(.sum)
      guard parser.take(word: "parts") || parser.take(word: "part") else {
        throw parser.unexpected("`parts`", help: help)
      }
    }
    try parser.finish(.quantity)
  }
}
