import DescentSyntax

/// What the language has and a check understands, but this version cannot do.
enum Unready: String {
  case include, save, load, predict

  func at(_ span: Span) -> Diagnostic {
    Diagnostic(
      "D0341", .note, "this version checks `\(rawValue)` but cannot do it yet",
      at: Diagnostic.Mark(span, "not done yet"))
  }
}
