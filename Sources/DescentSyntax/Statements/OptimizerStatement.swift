/// `optimizer adam(lr=1e-3)`: how the weights move.
package struct OptimizerStatement: Equatable, Sendable {
  /// A thing or a choice.
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    value = try parser.part("an optimizer", help: "write `optimizer adam(lr=1e-3)`")
    if parser.isAt(word: "for") {
      throw parser.fault(StatementFault.notInThisVersion("optimizers for groups of layers", help: nil))
    }
    try parser.finish(.thing)
  }
}
