/// `freeze layers 1..2`: which layers keep their weights.
package struct FreezeStatement: Equatable, Sendable {
  /// Nil for `none`, which thaws all.
  package var layers: LayerSelection?
  /// Where what is frozen stands.
  package var span: Span

  package init(layers: LayerSelection?, span: Span) {
    self.layers = layers
    self.span = span
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    let start = parser.current.span
    layers = parser.take(word: "none") ? nil : try LayerSelection(from: &parser)
    span = parser.span(from: start)
    try parser.finish(.quantity)
  }
}
