import DescentCatalogue
import DescentConsole
import DescentRecipe
import Testing

@Suite struct `Every entry of the catalogue` {
  @Test(arguments: EntryKind.allCases)
  func `has a page: two sentences, a formula, when to take it, and a source`(kind: EntryKind) throws {
    for card in Catalogue.cards(of: kind) {
      let page = try #require(card.page, "\(card.name) has no page")
      #expect(Self.sentences(page.account) == 2, "\(card.name): \(page.account)")
      #expect(Self.sentences(page.use) >= 1, "\(card.name): \(page.use)")
      #expect(page.differs.map { Self.sentences($0) >= 1 } ?? true, "\(card.name)")
      let formula = EntryHelp(of: card).formula
      #expect(!formula.isEmpty && formula.allSatisfy { !$0.isEmpty && $0.count <= 76 }, "\(formula)")
      #expect(!card.source.isEmpty && !card.summary.isEmpty && card.summary.last != ".", "\(card.name)")
    }
  }

  @Test func `that is a schedule says its rate at the first step and at the last`() throws {
    for card in Catalogue.cards(of: .schedule) {
      let formula = EntryHelp(of: card).formula
      #expect(formula.contains { $0.hasPrefix("t = 0: ") }, "\(card.name): \(formula)")
      #expect(formula.contains { $0.hasPrefix("last") }, "\(card.name): \(formula)")
    }
  }

  @Test(arguments: EntryKind.allCases)
  func `is told with all of its parts, in 80 columns`(kind: EntryKind) throws {
    for card in Catalogue.cards(of: kind) {
      let text = EntryHelp(of: card).text()
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
      #expect(lines.allSatisfy { $0.last != " " }, "\(card.name)")
      let flat = text.split { " \n".contains($0) }.joined(separator: " ")
      let page = try #require(card.page)
      let parts = [card.summary, page.account, page.use, page.differs, card.source, kind.symbols]
      for part in parts.compactMap(\.self) + EntryHelp(of: card).formula + EntryHelp(of: card).example {
        #expect(flat.contains(part.split(separator: " ").joined(separator: " ")), "\(card.name): \(part)")
      }
      for option in card.options {
        #expect(lines.contains { $0.hasPrefix("  \(option.name) ") }, "\(card.name): \(option.name)")
      }
    }
  }

  @Test func `has an example that names it`() {
    for card in Catalogue.all {
      let words = card.example.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      #expect(words.contains { $0 == card.name }, "\(card.name): \(card.example)")
    }
  }

  @Test(arguments: EntryKind.allCases)
  func `has an example that is sound, and runs to its end`(kind: EntryKind) throws {
    for card in Catalogue.cards(of: kind) {
      let recipe = ExampleRecipe(of: card).text
      let (program, drawn) = Rehearsal.check(recipe)
      #expect(program != nil && drawn.isEmpty, "\(card.name): \(recipe)\n\(drawn)")
      let run = Rehearsal.run(recipe, data: ExampleFiles.all)
      #expect(run.status == .done, "\(card.name): \(recipe)\n\(run.lines.suffix(8))")
    }
  }

  @Test func `needs only the options that are said to be needed`() throws {
    let needing = Catalogue.all.filter { $0.options.contains { $0.mustBeGiven } }.map(\.name)
    #expect(needing.contains("dropout") && needing.contains("dense") && !needing.contains("binary_focal"))
    let (program, drawn) = Rehearsal.check(
      "data moons; model mlp [2, 8, 1]; loss binary_focal; train 1 epoch")
    #expect(program != nil && drawn.isEmpty, "\(drawn)")
  }

  /// Where a point, or a question mark, ends words.
  private static func sentences(_ text: String) -> Int {
    text.split(separator: " ").count { ".?!".contains($0.last ?? " ") }
  }
}

/// The example of a card with what it takes to run it.
private struct ExampleRecipe {
  private let card: Card

  init(of card: Card) { self.card = card }

  var text: String {
    let example = EntryHelp(of: card).example
    guard card.kind != .surface else { return lines(example) }
    let claims = example.filter { $0.hasPrefix("expect ") }
    let settings = example.filter { !$0.hasPrefix("expect ") }
    func lacks(_ keyword: String) -> Bool { !example.contains { $0.hasPrefix(keyword + " ") } }
    let data = lacks("data") ? ["data digits"] : []
    // Tables from outside have words and holes.
    let preparation = card.name == "csv" ? ["prepare impute(median), one_hot, standardize"] : []
    let model = lacks("model") ? ["model mlp [_, 16, _]"] : []
    let optimizer = claims.isEmpty ? [] : ["optimizer adam(lr=1e-2)"]
    return lines(data + settings + preparation + model + optimizer + [training(claims)] + measuring(claims))
  }

  /// As long as a claim, or the last place of a schedule, takes to be reached.
  private func training(_ claims: [String]) -> String {
    "train \(claims.isEmpty ? card.kind == .schedule ? 20 : 1 : 60) epochs"
  }

  private func measuring(_ claims: [String]) -> [String] {
    card.kind == .metric ? ["evaluate test"] + claims : []
  }

  private func lines(_ statements: [String]) -> String { statements.joined(separator: "\n") + "\n" }
}
