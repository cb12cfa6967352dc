/// What a text was found to say, and what is wrong with it.
package struct ParsedRecipe: Sendable {
  /// Those that could be read, in their order.
  package var statements: [Statement] = []
  /// Those that could not, each with a diagnostic of its own.
  package var refused: [RefusedStatement] = []
  /// In the order of the text.
  package var diagnostics: [Diagnostic] = []
  /// The texts among `Sources` that came by `include`.
  package var included: Set<Int> = []
  /// The folders in which texts look for the files that they name, as prefixes of paths.
  package var folders: [Int: String] = [:]

  package init() {}
}

/// A statement that could not be read, as far as it is known, so that nobody misses what it would have said.
package struct RefusedStatement: Equatable, Sendable {
  /// Its first word, a keyword or not.
  package var keyword: Name?
  /// What a `let` would have named.
  package var binding: Name?
  package var span: Span
}

/// A value read by itself, as `--set` and `--data` give it.
package struct ParsedValue: Sendable {
  /// Nil where something is wrong.
  package var value: Expression?
  package var diagnostics: [Diagnostic]
}
