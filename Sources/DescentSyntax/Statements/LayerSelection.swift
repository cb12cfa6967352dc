/// Layers with weights, by their numbers: `layer 2`, `layers 1..3`, `layers [1, 3]`, or `rest`.
package struct LayerSelection: Equatable, Sendable {
  /// How they are named.
  package enum Kind: Equatable, Sendable {
    case one(Expression)
    case range(Expression, Expression)
    case list(ListLiteral)
    /// All that no other selection of the statement names.
    case rest
  }

  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }

  init(from parser: inout StatementParser) throws(Refusal) {
    let start = parser.current.span
    let kind: Kind
    if parser.take(word: "rest") {
      kind = .rest
    } else if parser.take(word: "layer") {
      kind = .one(try Self.number(from: &parser, help: "write `layer 2`"))
    } else if parser.take(word: "layers") {
      kind = try Self.several(from: &parser)
    } else {
      throw Self.unexpected(in: parser)
    }
    self.init(kind, span: parser.span(from: start))
  }

  private static func several(from parser: inout StatementParser) throws(Refusal) -> Kind {
    if parser.isAt(.openBracket) { return .list(try parser.list(of: "layers")) }
    let first = try number(from: &parser, help: "write `layers 1..3`")
    guard parser.take(.range) else {
      let help =
        parser.isAt(.comma) && parser.token(after: 1).isNumber
        ? "write `layers [\(parser.written(first.span)), \(parser.written(parser.token(after: 1).span))]`"
        : "write `layer \(parser.written(first.span))` for one, `layers 1..3` for several"
      throw parser.unexpected("`..` and the last layer", help: help)
    }
    return .range(first, try number(from: &parser, help: "write `layers 1..3`"))
  }

  private static func number(
    from parser: inout StatementParser, help: String
  ) throws(Refusal) -> Expression {
    parser.seek(.layer)
    if parser.isAtEnd { throw parser.unexpected("a layer's number", help: help) }
    return try parser.expression(.sum)
  }

  private static func unexpected(in parser: StatementParser) -> Refusal {
    let help: String
    if parser.current.isNumber {
      help = "write `layer \(parser.written(parser.current.span))`"
    } else if case .word(let word) = parser.current.kind,
      let nearest = NearestName.nearest(to: word, among: ["layers", "layer", "rest"])
    {
      help = "write `\(nearest)`"
    } else {
      help = "layers are named `layer 2`, `layers 1..3`, `layers [1, 3]` or `rest`"
    }
    return parser.unexpected("layers", help: help)
  }

  /// As it would be written.
  package var canonicalText: String {
    switch kind {
    case .one(let number): "layer " + number.text(atLeast: .sum)
    case .range(let first, let last): "layers \(first.text(atLeast: .sum))..\(last.text(atLeast: .sum))"
    case .list(let list): "layers " + Expression(.list(list), at: list.span).canonicalText
    case .rest: "rest"
    }
  }

  var node: TreeNode {
    switch kind {
    case .one(let number): TreeNode("layer", span, [number.node])
    case .range(let first, let last): TreeNode("layers", span, [first.node, last.node])
    case .list(let list): TreeNode("layers", span, [Expression(.list(list), at: list.span).node])
    case .rest: TreeNode("rest", span)
    }
  }
}
