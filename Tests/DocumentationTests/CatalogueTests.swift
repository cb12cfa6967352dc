import DescentCatalogue
import DescentConsole
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
    (.average, "Averages"),
    (.surface, "Surfaces"),
  ]

  static var text: String {
    let opening = """
      # The catalogue

      Everything that has a name in the language, printed from the cards that the checker reads. Options stand
      in the order in which unnamed values fill them. `descent explain adam` says the same in a terminal.

      Chapters: \(kinds.map { "[\($0.1)](#\($0.1.lowercased()))" }.joined(separator: " · "))
      """
    return ([opening] + kinds.map(chapter)).joined(separator: "\n\n") + "\n"
  }

  /// Where an entry stands on the page; headings of one name are numbered from the second on.
  static func anchor(of card: Card) -> String {
    let before = kinds.prefix { $0.0 != card.kind }
    let namesakes = before.count { Catalogue.cards(of: $0.0).contains { $0.name == card.name } }
    let headings = before.count { $0.1.lowercased() == card.name }
    return namesakes + headings == 0 ? card.name : "\(card.name)-\(namesakes + headings)"
  }

  private static func chapter(_ kind: EntryKind, _ title: String) -> String {
    let cards = Catalogue.cards(of: kind)
    let contents = cards.map { "[\($0.name)](#\(anchor(of: $0)))" }.joined(separator: " · ")
    let symbols = kind.symbols.map { "In the formulas \($0)." }
    return (["## \(title)", contents, symbols].compactMap(\.self) + cards.map(section)).joined(
      separator: "\n\n")
  }

  private static func section(_ card: Card) -> String {
    let help = EntryHelp(of: card)
    let summary = card.summary.prefix(1).uppercased() + card.summary.dropFirst() + "."
    var blocks = ["### \(card.name)", summary]
    if let page = card.page {
      blocks += [page.account, (["```"] + help.formula + ["```"]).joined(separator: "\n")]
    }
    if !card.options.isEmpty {
      blocks.append(table(card.options))
    }
    blocks.append(help.example.map { "    " + $0 }.joined(separator: "\n"))
    if let page = card.page {
      blocks.append("When: \(page.use)")
      if let differs = page.differs { blocks.append("PyTorch: \(differs)") }
    }
    return (blocks + ["Source: \(card.source)."]).joined(separator: "\n\n")
  }

  /// A row for each option; a column that none of them has is left out.
  private static func table(_ options: [OptionCard]) -> String {
    let heads = ["option", "takes", "within", "unit", "default", "meaning"]
    let rows = options.map(cells)
    let shown = heads.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let lines = [heads, heads.map { _ in "---" }] + rows
    return lines.map { line in "| " + shown.map { line[$0] }.joined(separator: " | ") + " |" }.joined(
      separator: "\n")
  }

  private static func cells(_ option: OptionCard) -> [String] {
    let given = option.defaultValue == .none ? "" : "`\(option.defaultValue.text)`"
    let standard = option.mustBeGiven ? "must be given" : given
    return [
      "`\(option.name)`", option.takes, option.within ?? "", option.unit ?? "", standard, option.summary,
    ]
  }
}
