/// What can be wrong with a number.
enum NumberFault: SyntaxFault {
  /// `20epochs`, `2x`: the number and the word that it runs into.
  case touchesLetter(number: String, rest: String)
  case secondPoint
  case underscore
  case exponent
  case hexadecimal(digits: String)
  case wholeTooLarge(String)
  case infinite(String)
  case vanishing(String)

  var words: FaultWords {
    switch self {
    case .touchesLetter(let number, let rest):
      let gap = Unit(rawValue: rest) == nil ? "*" : " "
      return malformed(
        "a number touches no letter and no other number",
        help: "write `\(Escaped.line(number + gap + rest))`")
    case .secondPoint:
      return malformed("a number has one point", help: "write `1.25` for a number, `1..5` for a range")
    case .underscore:
      return malformed("`_` in a number stands between two digits", help: "write `1_000`")
    case .exponent:
      return malformed("the exponent has no digits", help: "write `1e-3`")
    case .hexadecimal(let digits):
      let value = UInt32(digits, radix: 16)
      return malformed(
        "numbers are written in tens only", help: value.map { "write `\($0)`" } ?? "write `16` for `0x10`")
    case .wholeTooLarge(let text):
      return outOfRange(
        text, "is above 2^53, where whole numbers are no longer exact",
        help: "write at most `9007199254740992`")
    case .infinite(let text):
      return outOfRange(text, "is larger than any number, about 1.8e308", help: nil)
    case .vanishing(let text):
      return outOfRange(text, "is so small that it would be 0", help: "write `0`")
    }
  }

  private func malformed(_ message: String, help: String) -> FaultWords {
    FaultWords(.malformedNumber, message, "not a number", help: help)
  }

  private func outOfRange(_ text: String, _ predicate: String, help: String?) -> FaultWords {
    FaultWords(.numberOutOfRange, "`\(Escaped.excerpt(text))` \(predicate)", "out of range", help: help)
  }
}
