/// `penalty l2(1e-4), l1(1e-5)`: what large weights cost.
package struct PenaltyStatement: Equatable, Sendable {
  /// Things or choices; `none` alone switches penalties off.
  package var parts: [Expression]

  package init(parts: [Expression]) { self.parts = parts }

  init(from parser: inout StatementParser) throws(Refusal) {
    parts = [try parser.part("a penalty", help: "write `penalty l2(1e-4)`")]
    while parser.take(.comma) {
      parts.append(try parser.part("a penalty", help: "write `penalty l2(1e-4), l1(1e-5)`"))
    }
    try parser.finish(.parts)
  }
}
