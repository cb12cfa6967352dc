/// What was typed at the prompt and entered at once.
package struct PromptInput: Sendable {
  /// A run of statements, or a word of the prompt with its place.
  package enum Part: Sendable {
    case statements(ParsedRecipe)
    case command(PromptCommand, Span)
  }

  package var parts: [Part] = []
  /// In the order of the text; while there is an error nothing of it is done.
  package var diagnostics: [Diagnostic] = []

  init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Takes up one more statement, in one part with those directly before it.
  mutating func add(_ recipe: ParsedRecipe) {
    diagnostics += recipe.diagnostics
    guard case .statements(var last)? = parts.last else {
      parts.append(.statements(recipe))
      return
    }
    // Taken out first, so that a long block is not copied with each of its lines.
    parts.removeLast()
    last.statements += recipe.statements
    last.refused += recipe.refused
    parts.append(.statements(last))
  }
}
