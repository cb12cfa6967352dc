/// `optimizer adam(lr=1e-3)`: how the weights move, or how those of some layers do.
package struct OptimizerStatement: Equatable, Sendable {
  /// An optimizer with the layers that it moves.
  package struct Group: Equatable, Sendable {
    /// A thing or a choice.
    package var value: Expression
    /// Nil where the statement has this group alone and does not say.
    package var layers: LayerSelection?

    package init(value: Expression, layers: LayerSelection? = nil) {
      self.value = value
      self.layers = layers
    }
  }

  /// One or more.
  package var groups: [Group]

  package init(groups: [Group]) { self.groups = groups }

  init(from parser: inout StatementParser) throws(Refusal) {
    groups = [try Self.group(from: &parser)]
    while parser.take(.comma) {
      if parser.current.isNumber, case .one? = groups.last?.layers?.kind {
        throw parser.unexpected("an optimizer", help: "several layers stand in a list: `layers [1, 3]`")
      }
      groups.append(try Self.group(from: &parser))
    }
    try parser.finish(.groups)
  }

  private static func group(from parser: inout StatementParser) throws(Refusal) -> Group {
    let value = try parser.part("an optimizer", help: "write `optimizer adam(lr=1e-3)`")
    return Group(value: value, layers: parser.take(word: "for") ? try LayerSelection(from: &parser) : nil)
  }
}

extension OptimizerStatement.Group {
  /// As it would be written.
  var canonicalText: String { value.canonicalText + (layers.map { " for " + $0.canonicalText } ?? "") }

  var nodes: [TreeNode] { [value.node] + [layers?.node].compactMap(\.self) }
}
