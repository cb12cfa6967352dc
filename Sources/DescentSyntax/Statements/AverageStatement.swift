/// `average ema(0.999)`: which mean of the weights is looked at in their place.
package struct AverageStatement: Equatable, Sendable {
  /// A thing or a choice; `none` switches averaging off.
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    value = try parser.part("an average", help: "write `average ema(0.999)`")
    try parser.finish(.thing)
  }
}
