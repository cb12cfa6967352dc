/// What can be wrong with brackets and the breaks between statements.
enum LayoutFault: SyntaxFault {
  case neverClosed(Sign)
  /// A closer without an opener.
  case closesNothing(Sign)
  /// A closer of another kind than the bracket that is open.
  case wrongCloser(Sign, expected: Sign)
  case nestedTooDeep(limit: Int)
  case semicolonInside(Sign)
  /// The statement ends, or another begins, after a comma or an operator.
  case brokenOff(after: String)
  case lineBreakBefore(String)

  var words: FaultWords {
    switch self {
    case .neverClosed(let sign):
      FaultWords(
        .unclosedBracket, "`\(sign.rawValue)` is never closed", "opened here",
        help: sign.closer.map { "write `\($0.rawValue)` where it ends" })
    case .closesNothing(let sign):
      FaultWords(
        .strayCloser, "`\(sign.rawValue)` closes nothing", "no bracket is open here",
        help: "delete `\(sign.rawValue)`")
    case .wrongCloser(let sign, let expected):
      FaultWords(
        .strayCloser, "`\(sign.rawValue)` does not close the bracket that is open",
        "`\(expected.rawValue)` was expected", help: "write `\(expected.rawValue)`")
    case .nestedTooDeep(let limit):
      FaultWords(
        .nestedTooDeep, "nesting deeper than \(limit)", "bracket \(limit + 1) inside one another",
        help: "give a part a name: `let a = …`")
    case .semicolonInside(let sign):
      FaultWords(
        .semicolonInBrackets, "`;` ends no statement inside `\(sign.rawValue)`", "a bracket is open here",
        help: "write `,` between members, or close the bracket first")
    case .brokenOff(let text):
      FaultWords(
        .brokenOff, "the statement breaks off after `\(text)`", "something has to follow",
        help: "delete `\(text)`, or write what comes after it")
    case .lineBreakBefore(let text):
      FaultWords(
        .lineBreakBefore, "a line cannot begin with `\(text)`", "belongs to the statement above",
        help: "write `\(text)` at the end of the line above: statements break after it, never before")
    }
  }
}
