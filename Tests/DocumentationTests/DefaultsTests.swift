import DescentCatalogue
import DescentLearning
import DescentRecipe
import Testing

@Suite struct `The page of defaults` {
  @Test func `is what the cards and the settings say`() throws {
    #expect(
      try Pages.agrees("docs/defaults.md", with: DefaultsPage.text),
      "docs/defaults.md differs from the cards; DESCENT_RECORD=1 writes it anew")
    #expect(try Pages.text("docs/manual.md").contains("](defaults.md)"))
  }

  @Test func `a recipe that writes every default out means the same`() throws {
    for data in DefaultsPage.samples.map(\.data) {
      let written = try #require(DefaultsPage.normalForm(data))
      let again = try #require(Rehearsal.check(written).program)
      #expect(again.normalForm == written)
    }
  }
}

/// The page of everything that holds where a recipe says nothing.
enum DefaultsPage {
  /// Data of each sort: with classes, with a number to predict, with a test part of its own.
  static let samples: [(data: String, title: String, task: DescentLearning.Task)] = [
    ("iris", "classes (`iris`)", .classification), ("sine", "a number (`sine`)", .regression),
    ("mnist", "a test part of its own (`mnist`)", .classification),
  ]

  static var text: String {
    let opening = """
      # Defaults

      What holds where a recipe says nothing, printed from the settings and the cards that the checker reads.

      ## The language's own

      A recipe says its data, its model and what to do; the rest has a value:
      """
    let kinds = CataloguePage.kinds.map { kind, title in
      "## \(title)\n\n| entry | every default written out | no default |\n|---|---|---|\n"
        + Catalogue.cards(of: kind).map(row).joined(separator: "\n")
    }
    let entries = """
      The options of every entry, as they are when only its name is written. An option without a default is
      off, or must be given, or is left to the language: the entry in [catalogue.md](catalogue.md) says which.
      """
    return ([opening, settings, entries] + kinds).joined(separator: "\n\n") + "\n"
  }

  /// The recipe that says the least about such data, with everything written out.
  static func normalForm(_ data: String) -> String? {
    Rehearsal.check("data \(data); model mlp [_, 8, _]; train 1 epoch").program?.normalForm
  }

  /// A row for each setting.
  private static var settings: String {
    let plain = Settings()
    let forms = samples.map { normalForm($0.data) ?? "" }
    var rows = ["seed", "split", "loss", "optimizer", "schedule", "batch"].map { word in
      "| `\(word)` | \(meaning(of: forms.map { value(of: word, in: $0) })) |"
    }
    let metrics = samples.map { sample in
      Metrics.standard(for: sample.task).map { type(of: $0).facts.name }.joined(separator: ", ")
    }
    rows.append("| `metrics` | \(meaning(of: metrics)) |")
    let absent: [(String, Bool, String)] = [
      ("prepare", plain.preparation == nil, "what fits the columns"),
      ("clip", plain.shaping.clipping == nil, "`none`"),
      ("penalty", plain.shaping.penalties.isEmpty, "`none`"), ("average", plain.average == nil, "`none`"),
      ("stop", plain.stop == nil, "`none`"),
      ("keep", plain.keptBy == nil, "`last`; with a `stop`, the best by its figure"),
    ]
    rows += absent.filter(\.1).map { word, _, meaning in "| `\(word)` | \(meaning) |" }
    return "| setting | unless given |\n|---|---|\n" + rows.joined(separator: "\n")
  }

  /// A value for each sort of data, said once where all are the same.
  private static func meaning(of values: [String]) -> String {
    guard let first = values.first, values.contains(where: { $0 != first }) else {
      return "`\(values.first ?? "")`"
    }
    var told: [String] = []
    for (value, sample) in zip(values, samples) where !told.contains(where: { $0.hasPrefix("`\(value)`") }) {
      told.append("`\(value)` for \(sample.title)")
    }
    return told.joined(separator: "; ")
  }

  private static func value(of word: String, in form: String) -> String {
    let line = form.split(separator: "\n").first { $0.hasPrefix(word + " ") } ?? ""
    return String(line.dropFirst(word.count + 1))
  }

  private static func row(_ card: Card) -> String {
    let given = card.options.filter { $0.defaultValue != .none }
    let written = given.map { "\($0.name)=\($0.defaultValue.text)" }.joined(separator: ", ")
    let entry = given.isEmpty ? card.name : "\(card.name)(\(written))"
    let open = card.options.filter { $0.defaultValue == .none }.map { "`\($0.name)`" }
    let anchor = CataloguePage.anchor(of: card)
    return "| [`\(card.name)`](catalogue.md#\(anchor)) | `\(entry)` | \(open.joined(separator: ", ")) |"
  }
}
