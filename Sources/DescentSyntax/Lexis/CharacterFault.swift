/// What can be wrong with characters outside strings and comments.
enum CharacterFault: SyntaxFault {
  case stray(Unicode.Scalar)
  /// A text in single quotes.
  case singleQuotes(String)
  case modulo
  /// A word with letters of another alphabet, and the plain word that it looks like.
  case foreignWord(String, letter: Unicode.Scalar, plain: String?)
  /// A point that joins no two words, and how the words would be joined.
  case strayPoint(joined: String?)
  case threePoints

  var words: FaultWords {
    switch self {
    case .stray(let scalar):
      FaultWords(
        .strayCharacter, "\(Self.name(of: scalar)) has no meaning here", "not a sign of the language",
        help: Self.help(for: scalar))
    case .singleQuotes(let text):
      FaultWords(
        .strayCharacter, "strings stand in double quotes", "single quotes",
        help: Ascii.isWordOrPath(text)
          ? "write `\(Escaped.line(text))` for a name, `\"\(Escaped.line(text))\"` for a string"
          : "write `\"\(Escaped.line(text))\"`")
    case .modulo:
      FaultWords(
        .strayCharacter, "`%` stands alone", "no number touches it",
        help: "glue it to a number, `80%`; there is no modulo")
    case .foreignWord(let word, let letter, let plain):
      FaultWords(
        .strayCharacter,
        "`\(Escaped.excerpt(word))` has a letter that names may not have: \(Characters.codePoint(letter))",
        "not a name: names are a-z, A-Z, 0-9 and _",
        help: plain.map { "write `\(Escaped.line($0))`" } ?? "write it as a string")
    case .strayPoint(let joined):
      FaultWords(
        .strayPoint, "this point joins nothing", "not part of a number or of a name",
        help: joined.map { "write `\(Escaped.line($0))`, without spaces" }
          ?? "a name with points is one word, without spaces: `test.accuracy`")
    case .threePoints:
      FaultWords(
        .strayPoint, "three points have no meaning", "a range has two", help: "write `1 .. 5` or `.1 .. .5`")
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return "`\(scalar)`" }
    let shown = scalar.properties.isWhitespace ? "a foreign space" : "`\(scalar)`"
    return "\(shown) (\(Characters.codePoint(scalar)))"
  }

  private static func help(for scalar: Unicode.Scalar) -> String? {
    switch Characters.plainTwin(of: scalar) ?? Character(scalar) {
    case "&": "write `and`"
    case "|": "write `or`"
    case "!": "write `not`, or `!=` between values"
    case ":": "write `=`: options are `name=value`; members of a list are separated by `,`"
    case "'", "`": "strings stand in double quotes: \"a.csv\""
    case "\"": "write `\"`, the plain quote"
    case " ": "write a plain space"
    case "?": "a question is for the prompt: `?adam`"
    case "@", "$", "~", "\\": "write a name, or a string in double quotes"
    case let plain where !scalar.isASCII && plain.isASCII: "write `\(plain)`"
    default: scalar.isASCII ? nil : "write it inside a string or a comment"
    }
  }
}
