/// `batch 64`, `batch all`: how many examples a step sees.
package struct BatchStatement: Equatable, Sendable {
  package var size: Expression

  package init(size: Expression) { self.size = size }

  init(from parser: inout StatementParser) throws(Refusal) {
    size = try parser.value()
    if parser.isAt(word: "in") {
      throw parser.fault(StatementFault.notInThisVersion("batches in parts", help: nil))
    }
    try parser.finish(.quantity)
  }
}
