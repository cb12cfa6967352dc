import DescentSyntax

/// Where one value of a recipe came from.
package struct Reason: Sendable, Equatable {
  /// What said the value.
  package enum Origin: Sendable, Equatable {
    /// A statement of the recipe, or of one that it includes.
    case statement(String, Span, isIncluded: Bool)
    /// `--data`, or `--set` in the place of a statement.
    case commandLine(String, insteadOf: Span?)
    /// The card of the entry of this name.
    case card(String)
    /// The language, in the words of its rule.
    case rule(String)
  }

  /// As `why` takes it: `lr`, `optimizer.lr`, `batch`.
  package let name: String
  /// As it would be written.
  package let value: String
  package let origin: Origin
  /// The names that its text speaks of, each with its own origin.
  package var names: [Reason] = []
  /// Whether a `let` gives it, which the normal form does not have.
  package var isOfLet = false
}
