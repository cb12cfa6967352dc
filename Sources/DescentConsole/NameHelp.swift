import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// What is told of a name: of each entry that has it, else of those that other tools call so.
package struct NameHelp: Sendable {
  private let name: String
  private let cards: [Card]

  /// Nil for a name that nobody gives to anything in the catalogue.
  package init?(of name: String) {
    let all = Catalogue.all
    let lowered = name.lowercased()
    let meanings: [(Card) -> Bool] = [
      { $0.name == name }, { $0.synonyms.contains(name) },
      { $0.name == lowered || $0.synonyms.contains { $0.lowercased() == lowered } },
    ]
    let found = meanings.lazy.map { all.filter($0) }.first { !$0.isEmpty }
    guard let found else { return nil }
    self.name = name
    cards = found
  }

  /// For people, in lines of at most so many columns.
  package func text(width: Int = 80) -> String {
    cards.map { card in
      let called = card.name == name ? "" : "`\(Escaped.excerpt(name))` is called `\(card.name)` here.\n\n"
      return called + EntryHelp(of: card).text(width: width)
    }.joined(separator: "\n\n\n")
  }

  /// One JSON object.
  package var json: String {
    JSONObject.empty.text("name", name).objects("entries", objects).line
  }

  /// What is told of each entry, as an object.
  var objects: [JSONObject] { cards.map { EntryHelp(of: $0).object } }

  /// Why a text is no name, with the names nearest to it.
  static func refusal(of text: String) -> String {
    let excerpt = Escaped.excerpt(text)
    if let meaning = Catalogue.meaning(ofForeign: text) { return "`\(excerpt)` \(meaning)" }
    let near = nearest(to: text)
    guard !near.isEmpty else {
      return "`\(excerpt)` is no code and no name; codes read like D0213, names like adam"
    }
    let verb = near.count == 1 ? "is" : "are"
    return "there is nothing called `\(excerpt)`; near it \(verb) \(near.joined(separator: ", "))"
  }

  /// Up to three names that help can tell of, the nearest first.
  private static func nearest(to text: String) -> [String] {
    var left = HelpIndex.subjects.map(\.name)
    var near: [String] = []
    while near.count < 3, (2...64).contains(text.utf8.count),
      let name = NearestName.nearest(to: text, among: left)
    {
      near.append(name)
      left.removeAll { $0 == name }
    }
    return near
  }
}
