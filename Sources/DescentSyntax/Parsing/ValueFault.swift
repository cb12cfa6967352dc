/// What can be wrong with things, values and conditions.
enum ValueFault: SyntaxFault {
  case unexpected(expected: String, found: String, help: String?)
  case unknownUnit(String, help: String)
  case chainedComparison(mended: String)
  case condition(String)
  case singleEqual
  case missingParentheses(thing: String, option: String)
  case missingList(thing: String, members: String)
  case tooManyOperators(Int)
  case tuple(mended: String)

  var words: FaultWords {
    switch self {
    case .unexpected(let expected, let found, let help):
      FaultWords(.unexpected, "expected \(expected), found \(found)", "not expected here", help: help)
    case .unknownUnit(let word, let help):
      FaultWords(.unknownUnit, "`\(Escaped.excerpt(word))` is no unit", "not a unit", help: help)
    case .chainedComparison(let mended):
      FaultWords(
        .chainedComparison, "comparisons do not chain", "a second comparison",
        help: "write `\(Escaped.line(mended))`")
    case .condition(let sign):
      FaultWords(
        .misplacedCondition, "`\(sign)` makes a condition, where a value is expected", "a condition",
        help: "conditions stand in `expect` and `print`, and in parentheses")
    case .singleEqual:
      FaultWords(.singleEqual, "`=` compares nothing", "not a comparison", help: "write `==`")
    case .missingParentheses(let thing, let option):
      FaultWords(
        .missingBrackets, "options stand in parentheses", "an option outside parentheses",
        help: "write `\(Escaped.line(thing))(\(Escaped.line(option)))`")
    case .missingList(let thing, let members):
      FaultWords(
        .missingBrackets, "a list stands in brackets", "a list without brackets",
        help: "write `\(Escaped.line(thing)) [\(Escaped.line(members))]`")
    case .tuple(let mended):
      FaultWords(
        .missingBrackets, "parentheses hold one value", "several values",
        help: "write `\(Escaped.line(mended))`")
    case .tooManyOperators(let limit):
      FaultWords(
        .tooManyOperators, "more than \(limit) operators in one statement", "one too many",
        help: "give a part a name: `let a = …`")
    }
  }
}
