/// Why a text is no recipe: each kind of fault knows its words.
protocol SyntaxFault: Sendable {
  var words: FaultWords { get }
}

/// What a diagnostic of the syntax says.
struct FaultWords {
  var code: SyntaxCode
  var message: String
  /// What stands under the carets.
  var label: String
  var help: String?

  init(_ code: SyntaxCode, _ message: String, _ label: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.label = label
    self.help = help
  }
}

extension SyntaxFault {
  /// The fault as a value for the reader, at its place.
  func diagnostic(at span: Span, related: Diagnostic.Mark? = nil) -> Diagnostic {
    let words = words
    return Diagnostic(
      words.code.rawValue, .error, words.message, at: .init(span, words.label), related: related,
      help: words.help)
  }
}
