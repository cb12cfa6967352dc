/// `model mlp [64, 32, 10]`: the network.
package struct ModelStatement: Equatable, Sendable {
  /// A thing, a block of layers, or a choice of these.
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    value =
      Self.opensBlock(parser)
      ? try parser.block()
      : try parser.part("a model", help: "write `model mlp [64, 32, 10]`", takesBlocks: true)
    try parser.finish(.thing)
  }

  /// Whether a block of layers begins here; braces with a comma or a range are a choice.
  private static func opensBlock(_ parser: StatementParser) -> Bool {
    guard parser.isAt(.openBrace), parser.token(after: 1).kind != .sign(.closeBrace) else { return false }
    var depth = 0
    var distance = 0
    while parser.token(after: distance).kind != .end {
      let token = parser.token(after: distance)
      distance += 1
      guard case .sign(let sign) = token.kind else { continue }
      if sign.closer != nil { depth += 1 }
      if sign.closes { depth -= 1 }
      if depth == 1, sign == .comma || sign == .range { return false }
      if depth == 0 { return true }
    }
    return true
  }
}
