import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// What is told of a statement, or of a word of the prompt.
package struct StatementHelp: Sendable {
  private let card: StatementCard

  package init(of card: StatementCard) { self.card = card }

  /// The examples, each a statement a line.
  package var examples: [[String]] { card.examples.map(Statements.lines) }

  /// All of it for people, in lines of at most so many columns.
  package func text(width: Int = 80) -> String {
    let margin = Margin(width: width)
    func prose(_ text: String) -> String {
      margin.wrapped(text, columns: width, hanging: 0).joined(separator: "\n")
    }
    let forms = Columns.lines(card.forms.map { ($0.text, $0.meaning) }, margin: margin, width: width)
    let things = things.map { prose("There are: " + $0.joined(separator: ", ") + ".") }
    return
      ([
        prose("\(card.name), \(card.group.title): \(card.summary)"), prose(card.account),
        (["Written:"] + forms).joined(separator: "\n"),
      ] + [things].compactMap(\.self) + [
        Statements.shown(examples), prose("More: \(card.group.page)"),
      ]).joined(separator: "\n\n")
  }

  /// The things of the catalogue that it takes; nil where it takes none.
  private var things: [String]? {
    let names = EntryKind.allCases.filter { $0.statement == card.name }.flatMap(Catalogue.cards(of:)).map(
      \.name)
    return names.isEmpty ? nil : names
  }

  /// The same as an object.
  var object: JSONObject {
    JSONObject.empty.text("name", card.name).text("group", card.group.rawValue).text("summary", card.summary)
      .text("account", card.account)
      .objects(
        "forms", card.forms.map { JSONObject.empty.text("text", $0.text).text("meaning", $0.meaning) }
      ).texts("examples", card.examples)
  }
}

/// Statements as they are shown in help.
enum Statements {
  /// What stands between semicolons; a block in braces stays whole.
  static func lines(_ text: String) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if character == ";", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0 == " " }) }
  }

  /// Examples under their heading, an empty line between them.
  static func shown(_ examples: [[String]]) -> String {
    let blocks = examples.map { $0.map { "    " + $0 }.joined(separator: "\n") }
    return (examples.count == 1 ? "Example:\n" : "Examples:\n") + blocks.joined(separator: "\n\n")
  }
}

/// Words with what they mean beside them, or below them where they are long.
enum Columns {
  static func lines(_ rows: [(String, String)], margin: Margin, width: Int) -> [String] {
    let widest = rows.map { DisplayWidth.of($0.0) }.filter { $0 <= width / 2 - 6 }.max() ?? 0
    let space = widest + 4
    return rows.flatMap { word, meaning in
      let head = "  " + word
      let fits = DisplayWidth.of(word) <= widest
      let lines = margin.wrapped(meaning, columns: max(16, width - space), hanging: 0)
      let indent = String(repeating: " ", count: space)
      guard fits, let first = lines.first else { return [head] + lines.map { indent + $0 } }
      let gap = String(repeating: " ", count: space - DisplayWidth.of(head))
      return [head + gap + first] + lines.dropFirst().map { indent + $0 }
    }
  }
}

extension StatementCard.Group {
  /// What such a statement is called.
  var title: String {
    switch self {
    case .preamble, .data, .model, .training: "a setting"
    case .actions: "an action"
    case .looks: "a look"
    case .prompt: "a word of the prompt"
    }
  }

  /// The heading of the group in an overview.
  var heading: String {
    switch self {
    case .preamble: "First"
    case .data: "Data"
    case .model: "Model"
    case .training: "Training"
    case .actions: "Actions"
    case .looks: "Looks"
    case .prompt: "Prompt"
    }
  }

  /// Where the manual says more.
  var page: String {
    switch self {
    case .preamble, .data, .model, .training: "docs/manual.md, Settings."
    case .actions, .looks: "docs/manual.md, Actions."
    case .prompt: "docs/manual.md, The prompt."
    }
  }
}
