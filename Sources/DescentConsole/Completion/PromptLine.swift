import DescentRecipe
import DescentSyntax

/// A line of the prompt's own, which is no statement: `.undo`, `?adam`.
enum PromptLine: Character {
  case word = "."
  case question = "?"

  /// Nil for a text that begins with neither sign, or has several lines.
  init?(_ text: String) {
    guard !text.utf8.contains(UInt8(ascii: "\n")), let first = text.first(where: { $0 != " " }),
      let line = PromptLine(rawValue: first)
    else { return nil }
    self = line
  }

  /// The text with a space in the place of the sign, so that the rest reads as a statement does.
  static func withoutSign(_ text: String) -> String {
    guard let sign = text.firstIndex(where: { $0 != " " }) else { return text }
    return text.replacing(String(text[sign]), with: " ", maxReplacements: 1)
  }
}

extension Offers {
  /// What may stand on a line of the prompt's own.
  func candidates(on line: PromptLine) -> [Candidate] {
    switch line {
    case .question: return place.tokens.isEmpty ? subjects : []
    case .word:
      let edit = Candidate("edit", help: "opens the last block in $EDITOR")
      return place.tokens.isEmpty ? PromptWord.words.map(keyword) + [edit] : all
    }
  }

  /// Everything that help can tell of.
  var subjects: [Candidate] {
    HelpIndex.subjects.map { Candidate($0.name, help: $0.summary, isRare: $0.isRare) }
      + Lessons.codes.map { Candidate($0, help: "a code of a diagnostic", isRare: true) }
  }
}
