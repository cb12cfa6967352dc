import DescentSyntax

/// Reads a text as the only source.
func read(_ text: String) -> ParsedRecipe {
  Parser.recipe(SourceText(name: "recipe.train", text: text), id: 0)
}

func read(_ bytes: [UInt8]) -> ParsedRecipe {
  Parser.recipe(SourceText(name: "recipe.train", bytes: bytes), id: 0)
}

/// The codes of what is wrong with a text, in their order.
func codes(_ text: String) -> [String] { read(text).diagnostics.map(\.code) }

/// The canonical text of each statement, or the codes of what is wrong.
func canonical(_ text: String) -> [String] {
  let recipe = read(text)
  return recipe.diagnostics.isEmpty ? recipe.statements.map(\.canonicalText) : recipe.diagnostics.map(\.code)
}

/// The value of `let a = …` with every operation in brackets, so that its shape can be seen.
func shape(_ value: String) -> String {
  let parsed = Parser.value(SourceText(name: "value", text: value), id: 0)
  return parsed.value.map(shape(of:)) ?? parsed.diagnostics.map(\.code).joined(separator: " ")
}

/// The condition of `expect …`, in the same way.
func conditionShape(_ condition: String) -> String {
  let recipe = read("expect " + condition)
  guard case .expect(let expect)? = recipe.statements.first?.kind else {
    return recipe.diagnostics.map(\.code).joined(separator: " ")
  }
  return shape(of: expect.condition)
}

func shape(of expression: Expression) -> String {
  switch expression.kind {
  case .binary(let binary, let left, let right): "<\(shape(of: left)) \(binary.rawValue) \(shape(of: right))>"
  case .negation(let inner): "<- \(shape(of: inner))>"
  case .not(let inner): "<not \(shape(of: inner))>"
  case .quantity(let sum, let unit, _): "<\(shape(of: sum)) \(unit.rawValue)>"
  case .parenthesized(let inner): "(\(shape(of: inner)))"
  case .stall(let figure, let length): "<\(shape(of: figure)) stalls \(shape(of: length))>"
  case .number, .percent, .string, .truth, .hole, .thing, .list, .choice, .block: expression.canonicalText
  }
}

/// A tree without its places, for comparing what two texts say.
func dump(_ recipe: ParsedRecipe) -> String {
  String(reflecting: recipe.statements.map(\.kind)).replacing(/DescentSyntax\.Span\([^)]*\)/, with: "·")
}
