/// `metrics accuracy, f1`: what is measured beside the loss.
package struct MetricsStatement: Equatable, Sendable {
  /// Things or choices; `none` alone measures the loss alone.
  package var parts: [Expression]

  package init(parts: [Expression]) { self.parts = parts }

  init(from parser: inout StatementParser) throws(Refusal) {
    parts = [try parser.part("a metric", help: "write `metrics accuracy`")]
    while parser.take(.comma) {
      parts.append(try parser.part("a metric", help: "write `metrics accuracy, f1`"))
    }
    try parser.finish(.parts)
  }
}
