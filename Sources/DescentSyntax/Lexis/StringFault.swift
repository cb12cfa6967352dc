/// What can be wrong with a string.
enum StringFault: SyntaxFault {
  case unclosed
  case tab
  case unknownEscape(String)
  /// `\u{…}` that is written wrongly or names no character.
  case noCharacter(String)

  var words: FaultWords {
    switch self {
    case .unclosed:
      FaultWords(
        .unclosedString, "a string ends on the line where it begins", "never closed",
        help: "write `\"` at its end")
    case .tab:
      FaultWords(.hiddenCharacter, "U+0009, a tab, may not stand in a string", "U+0009", help: "write `\\t`")
    case .unknownEscape(let text):
      FaultWords(
        .badEscape, "a string knows no `\(Escaped.excerpt(text))`", "not an escape",
        help: "write `\\\\` for a backslash, `/` in a path      (\\n \\t \\\" \\\\ \\u{…})")
    case .noCharacter(let text):
      FaultWords(
        .badEscape, "`\(Escaped.excerpt(text))` names no character", "not a character",
        help: "write one to six hexadecimal digits: `\\u{e9}`")
    }
  }
}
