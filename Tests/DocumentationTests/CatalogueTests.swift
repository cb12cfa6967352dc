import DescentCatalogue
import DescentRecipe
import Testing

@Suite struct `The catalogue page` {
  @Test func `has a chapter for every kind`() {
    #expect(Set(CataloguePage.kinds.map(\.0)) == Set(EntryKind.allCases))
  }

  @Test func `is what the cards say`() throws {
    #expect(
      try Pages.agrees("docs/catalogue.md", with: CataloguePage.text),
      "docs/catalogue.md differs from the cards; DESCENT_RECORD=1 writes it anew")
  }
}

/// The page of all entries, printed from their cards.
enum CataloguePage {
  /// What each kind is called in headings, in the order of the page.
  static let kinds: [(EntryKind, String)] = [
    (.source, "Data"), (.preparation, "Preparation"), (.model, "Models"), (.layer, "Layers"),
    (.activation, "Activations"), (.initializer, "Initializers"), (.loss, "Losses"), (.metric, "Metrics"),
    (.optimizer, "Optimizers"), (.schedule, "Schedules"), (.clipping, "Clipping"), (.penalty, "Penalties"),
    (.surface, "Surfaces"),
  ]

  static var text: String {
    let opening = """
      # The catalogue

      Everything that has a name in the language, printed from the cards that the checker reads. Options stand
      in the order in which unnamed values fill them.
      """
    let sections = kinds.map { kind, title in
      "## \(title)\n\n" + Catalogue.cards(of: kind).map(section).joined(separator: "\n\n")
    }
    return ([opening] + sections).joined(separator: "\n\n") + "\n"
  }

  private static func section(_ card: Card) -> String {
    var lines = [
      "### \(card.name)", "", card.summary.prefix(1).uppercased() + card.summary.dropFirst() + ".",
    ]
    if !card.options.isEmpty {
      lines += ["", "| option | takes | default | meaning |", "|---|---|---|---|"]
      lines += card.options.map { option in
        "| `\(option.name)` | \(option.takes) | \(option.defaultText) | \(option.summary) |"
      }
    }
    lines += ["", "    " + card.example, "", "Source: \(card.source)."]
    return lines.joined(separator: "\n")
  }
}

extension OptionCard {
  fileprivate var defaultText: String { defaultValue == .none ? "" : "`\(defaultValue.text)`" }
}
