/// `clip norm 1.0`: what a gradient may not exceed.
package struct ClipStatement: Equatable, Sendable {
  /// A thing or a choice; `none` switches clipping off.
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    value = try parser.layer("a clipping", help: "write `clip norm 1.0`")
    try parser.finish(.thing)
  }
}
