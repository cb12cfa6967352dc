/// Why a statement could not be read, kept in a box: a small error keeps the parser's frames small.
indirect enum Refusal: Error, Sendable {
  case because(Diagnostic)

  var diagnostic: Diagnostic {
    switch self {
    case .because(let diagnostic): diagnostic
    }
  }
}

extension SyntaxFault {
  @inline(never)
  func refusal(at span: Span) -> Refusal { .because(diagnostic(at: span)) }
}
