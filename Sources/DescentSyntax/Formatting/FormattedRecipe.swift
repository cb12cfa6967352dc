/// A recipe in the preferred form, or what keeps it from having one.
package struct FormattedRecipe: Sendable {
  /// Nil where something is wrong.
  package var text: String?
  /// Without those of statements that later versions bring, which are left as they stand.
  package var diagnostics: [Diagnostic]
}

extension Parser {
  /// Prints a recipe in the preferred form, with the author's comments, lines, numbers and strings.
  ///
  /// The result reads as the same statements, and printing it again changes nothing.
  package static func formatted(_ text: SourceText, id: Int) -> FormattedRecipe {
    let diagnostics = recipe(text, id: id).diagnostics
    let (later, faults) = diagnostics.parted { $0.code == SyntaxCode.notInThisVersion.rawValue }
    if !faults.isEmpty { return FormattedRecipe(text: nil, diagnostics: faults) }
    // Where reading ended early, nobody knows which of the other statements belong to later versions.
    if later.count >= mostErrors {
      return FormattedRecipe(text: String(decoding: text.bytes, as: UTF8.self), diagnostics: [])
    }
    var reader = PieceReader(of: text, id: id, untouched: later.map(\.mark.span.start))
    var writer = PieceWriter()
    for piece in reader.pieces().withoutNeedlessSigns { writer.write(piece) }
    return FormattedRecipe(text: writer.page.text, diagnostics: [])
  }
}

extension [Diagnostic] {
  fileprivate func parted(by belongs: (Diagnostic) -> Bool) -> (these: [Diagnostic], others: [Diagnostic]) {
    (filter(belongs), filter { !belongs($0) })
  }
}
