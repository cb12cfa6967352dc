import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// What `help` alone says: all statements by group, and how to ask further, on one screen.
enum HelpOverview {
  static func text(width: Int) -> String {
    let margin = Margin(width: width)
    let groups = StatementCard.Group.allCases.flatMap { group in
      block(group.heading, StatementCards.all.filter { $0.group == group }.map(\.name), margin, width)
    }
    let kinds = EntryKind.allCases.map { kind in
      let count = Catalogue.cards(of: kind).count
      return "\(count) \(count == 1 ? kind.word : kind.plural)"
    }
    let ways = [
      ("help train", "a statement; `help adam` a thing, `help lr` an option, `help epochs` a unit"),
      ("help D0213", "a code of an error; `?adam` and `adam?` ask too"),
      ("Tab", "says what may stand where the cursor is"),
      ("Ctrl-C", "ends the step in hand and keeps everything; twice stops now"),
      (".edit", "opens the last block in $EDITOR"),
    ]
    return
      (["Statements end with the line, or with `;`. Settings say how, actions do it."].flatMap {
        margin.wrapped($0, columns: width, hanging: 0)
      } + [""] + groups + block("Things", kinds, margin, width) + [""]
      + Columns.lines(ways, margin: margin, width: width)).joined(separator: "\n")
  }

  /// A heading with words beside it.
  private static func block(_ heading: String, _ words: [String], _ margin: Margin, _ width: Int) -> [String]
  {
    let space = 12
    let lines = margin.wrapped(words.joined(separator: ", "), columns: max(16, width - space), hanging: 0)
    return lines.enumerated().map { index, line in
      let head = index == 0 ? "  " + heading : ""
      return head + String(repeating: " ", count: space - head.count) + line
    }
  }
}

extension EntryKind {
  /// Several of the kind, in the user's words.
  fileprivate var plural: String {
    switch self {
    case .source: "data sources"
    case .loss: "losses"
    case .penalty: "penalties"
    case .preparation, .model, .layer, .activation, .initializer, .metric, .optimizer, .schedule, .clipping,
      .average, .surface:
      word + "s"
    }
  }
}
