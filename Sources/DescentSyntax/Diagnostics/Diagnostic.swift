/// One thing that is wrong with a recipe, worded and placed.
package struct Diagnostic: Error, Equatable, Sendable {
  /// How bad it is; only an error keeps a recipe from running.
  package enum Severity: String, Sendable { case error, warning, note }

  /// A place in the text with a few words about it.
  package struct Mark: Equatable, Sendable {
    package var span: Span
    package var label: String

    package init(_ span: Span, _ label: String) {
      self.span = span
      self.label = label
    }
  }

  /// `D0xyz`: one code for each cause.
  package var code: String
  package var severity: Severity
  /// What is wrong: one sentence, lower case, no full stop.
  package var message: String
  /// The smallest span that is wrong, with what stands under its carets.
  package var mark: Mark
  /// The second place, which disagrees.
  package var related: Mark?
  /// One fix that can be pasted, with what else is legal there.
  package var help: String?

  package init(
    _ code: String, _ severity: Severity = .error, _ message: String, at mark: Mark,
    related: Mark? = nil, help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.mark = mark
    self.related = related
    self.help = help
  }
}
