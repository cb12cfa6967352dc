import DescentSyntax

/// A line that is the prompt's own: it begins with `.` or `?`, or ends with `?`.
enum OwnLine: Equatable {
  /// `?adam`, `adam?`; nil for an overview.
  case help(String?)
  /// `.undo 2`, as the word without its point.
  case word(String)
  /// `.` and something that is no word of the prompt.
  case unknown(String)

  /// Nil for a block that is to be read as statements.
  init?(_ block: String) {
    let line = block.trimmed
    guard !line.contains("\n") else { return nil }
    if line.hasPrefix("?") {
      self = .help(String(line.dropFirst()).trimmed.nonEmpty)
    } else if line.hasPrefix(".") {
      let rest = String(line.dropFirst()).trimmed
      let word = rest.prefix { $0.isLetter }
      let known = Self.others[String(word)] ?? String(word)
      let isKnown = PromptWord(rawValue: known) != nil
      self = isKnown ? .word(known + rest.dropFirst(word.count)) : .unknown(String(word))
    } else if line.hasSuffix("?"), !line.contains("#"), !line.contains("\"") {
      self = .help(String(line.drop { $0 == " " }.dropLast()).trimmed.nonEmpty)
    } else {
      return nil
    }
  }

  /// What other shells call it.
  private static let others = ["exit": "quit", "q": "quit", "h": "help", "read": "run"]
}

extension String {
  fileprivate var trimmed: String {
    let isSpace = { (character: Character) in character.isWhitespace }
    return String(String(drop(while: isSpace)).reversed().drop(while: isSpace).reversed())
  }

  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
