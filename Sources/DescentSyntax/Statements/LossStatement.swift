/// `loss mse`: what training makes small.
package struct LossStatement: Equatable, Sendable {
  /// A thing or a choice.
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    value = try parser.part("a loss", help: "write `loss cross_entropy`")
    try parser.finish(.thing)
  }
}
