/// `model mlp [64, 32, 10]`: the network.
package struct ModelStatement: Equatable, Sendable {
  /// A thing or a choice.
  package var value: Expression

  package init(value: Expression) { self.value = value }

  init(from parser: inout StatementParser) throws(Refusal) {
    if let block = Self.block(in: parser) {
      let fault = StatementFault.notInThisVersion(
        "models in blocks", help: "write the model as a list: `model mlp [64, 32, 10]`")
      throw fault.refusal(at: block)
    }
    value = try parser.part("a model", help: "write `model mlp [64, 32, 10]`")
    try parser.finish(.thing)
  }

  /// The first brace that opens a block of layers; one with commas or a range opens a choice.
  private static func block(in parser: StatementParser) -> Span? {
    let opener = parser.current
    guard opener.kind == .sign(.openBrace), parser.token(after: 1).kind != .sign(.closeBrace) else {
      return nil
    }
    var depth = 0
    var hasComma = false
    var inner: Span?
    var distance = 0
    while parser.token(after: distance).kind != .end {
      let token = parser.token(after: distance)
      distance += 1
      guard case .sign(let sign) = token.kind else { continue }
      if sign == .openBrace, depth == 1, inner == nil { inner = token.span }
      if sign.closer != nil { depth += 1 }
      if sign.closes { depth -= 1 }
      if depth == 1, sign == .comma || sign == .range { hasComma = true }
      if depth == 0 { break }
    }
    if !hasComma { return opener.span }
    return inner
  }
}
