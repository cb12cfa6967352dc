/// What can be wrong with a choice.
enum ChoiceFault: SyntaxFault {
  case insideSum
  case insideChoice
  case empty
  case oneMember(String)

  var words: FaultWords {
    switch self {
    case .insideSum:
      FaultWords(
        .misplacedChoice, "a choice stands for a whole value, not for part of a sum",
        "part of a larger value",
        help: "write the sums as its members: `{2*1, 2*2}`")
    case .insideChoice:
      FaultWords(
        .misplacedChoice, "a choice cannot stand inside another", "a choice in a choice",
        help: "write all members in one pair of braces")
    case .empty:
      FaultWords(
        .choiceTooSmall, "these braces hold nothing", "nothing to choose from", help: "write `{a, b}`")
    case .oneMember(let member):
      FaultWords(
        .choiceTooSmall, "a choice has two members or more", "one member",
        help: "write `\(Escaped.line(member))` without braces")
    }
  }
}
