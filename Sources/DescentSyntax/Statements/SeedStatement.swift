/// `seed 42`: the number that every random stream is derived from.
package struct SeedStatement: Equatable, Sendable {
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    value = try parser.value()
    try parser.finish(.quantity)
  }
}
