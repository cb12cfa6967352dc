/// `data digits`: where the examples come from.
package struct DataStatement: Equatable, Sendable {
  /// A thing or a choice.
  package var source: Expression

  package init(source: Expression) { self.source = source }

  init(from parser: inout StatementParser) throws(Refusal) {
    var help = "write `data digits`"
    if case .string = parser.current.kind {
      help = "write `data csv(\(Escaped.line(parser.written(parser.current.span))), target=…)`"
    }
    source = try parser.part("a source of data", help: help)
    try parser.finish(.thing)
  }
}
