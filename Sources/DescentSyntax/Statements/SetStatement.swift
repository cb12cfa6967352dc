/// `set lr 1e-4 for layer 2`: another value for an option of a setting above.
package struct SetStatement: Equatable, Sendable {
  /// An option, alone or behind what has it: `lr`, `schedule.every`.
  package var name: Name
  package var value: Expression
  /// The layers of the optimizer that is meant; nil where there is no need to say.
  package var layers: LayerSelection?

  package init(name: Name, value: Expression, layers: LayerSelection? = nil) {
    self.name = name
    self.value = value
    self.layers = layers
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    let help = "write `set lr 3e-4`"
    name = try parser.reference("an option", help: help)
    _ = parser.take(.equal)
    parser.seek(.value)
    if parser.isAtEnd { throw parser.unexpected("a value", help: help) }
    if parser.isAt(word: "to"), parser.token(after: 1).isNumber {
      let fix = "set \(name.text) \(parser.writtenRest(after: 1))"
      throw parser.unexpected("a value", help: "write `\(Escaped.line(fix))`")
    }
    value = try parser.value()
    layers = parser.take(word: "for") ? try LayerSelection(from: &parser) : nil
    try parser.finish(.assignment)
  }
}

extension SetStatement {
  /// As it would be written.
  package var canonicalText: String {
    "\(name.text) \(value.canonicalText)" + (layers.map { " for " + $0.canonicalText } ?? "")
  }

  var nodes: [TreeNode] {
    [TreeNode("option " + name.text, name.span), value.node] + [layers?.node].compactMap(\.self)
  }
}
