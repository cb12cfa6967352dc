import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// What is told of a word: each of its meanings, one after another.
package struct PromptHelp: Sendable {
  /// In lines of at most so many columns as were asked for.
  package let text: String
  /// Whether the word has a meaning; the text says what is near it where it has none.
  package let isKnown: Bool

  /// - Parameters:
  ///   - subject: A name, an option, a unit, a figure or a code; nil for an overview.
  ///   - situation: What holds in the session, whose names are told too.
  ///   - width: Columns of the screen.
  package init(on subject: String?, in situation: Situation = Situation(), width: Int = 80) {
    let word = subject.map { Self.plain($0) } ?? ""
    guard !word.isEmpty else {
      text = HelpOverview.text(width: width)
      isKnown = true
      return
    }
    if let code = Lessons.code(from: word), let explanation = Explanation(of: code) {
      text = explanation.text
      isKnown = true
      return
    }
    let told = Meanings(of: word, in: situation, width: max(24, width)).all
    isKnown = !told.isEmpty
    text = told.isEmpty ? Lessons.refusal(of: word) : told.joined(separator: "\n\n\n")
  }

  /// The same as one JSON object; nil for a word without a meaning.
  package static func json(on subject: String) -> String? {
    let word = plain(subject)
    if let code = Lessons.code(from: word), let explanation = Explanation(of: code) {
      return explanation.json
    }
    let statement = StatementCards.card(of: word).map { StatementHelp(of: $0).object }
    let entries = NameHelp(of: word)?.objects ?? []
    let object = JSONObject.empty.text("name", word).objects("entries", entries)
    if let statement { return object.objects("statements", [statement]).line }
    guard entries.isEmpty else { return object.line }
    let help = PromptHelp(on: word)
    return help.isKnown ? object.text("text", help.text).line : nil
  }

  /// The subject without the signs that ask, and without spaces around it.
  private static func plain(_ subject: String) -> String {
    func isKept(_ character: Character) -> Bool { character != " " && character != "?" && character != "\t" }
    let front = subject.drop { !isKept($0) }
    return String(front.reversed().drop { !isKept($0) }.reversed())
  }
}

/// What a word means, a text for each of its meanings.
struct Meanings {
  private let word: String
  private let situation: Situation
  private let width: Int
  private let margin: Margin

  init(of word: String, in situation: Situation, width: Int) {
    self.word = word
    self.situation = situation
    self.width = width
    margin = Margin(width: width)
  }

  /// Statements first, then entries, options and the words within statements; else what others call so.
  var all: [String] {
    let entries = Catalogue.all.filter { $0.name == word }.map { EntryHelp(of: $0).text(width: width) }
    let statement = StatementCards.card(of: word).map { StatementHelp(of: $0).text(width: width) }
    let own = [statement].compactMap(\.self) + entries + small
    guard own.isEmpty else { return own }
    if let help = NameHelp(of: word) { return [help.text(width: width)] }
    let lowered = word.lowercased()
    return StatementCards.all.filter {
      $0.others.contains(word) || $0.others.contains(lowered) || $0.name == lowered
    }
    .map {
      "`\(Escaped.excerpt(word))` is called `\($0.name)` here.\n\n" + StatementHelp(of: $0).text(width: width)
    }
  }

  /// What fits in a few lines.
  private var small: [String] {
    [option, clause, unit, part, topic, function, figure, name].compactMap(\.self)
  }

  private func block(_ heading: String, _ lines: [(String, String)]) -> String {
    ([wrapped(heading)] + Columns.lines(lines, margin: margin, width: width)).joined(separator: "\n")
  }

  private func wrapped(_ text: String) -> String {
    margin.wrapped(text, columns: width, hanging: 0).joined(separator: "\n")
  }

  /// The things that have an option of this name, those that agree on what it is in one line.
  private var option: String? {
    let holders = Catalogue.all.compactMap { card in card.option(named: word).map { (card, $0) } }
    guard !holders.isEmpty else { return nil }
    var groups: [(facts: String, names: [String])] = []
    for (card, option) in holders {
      if let place = groups.firstIndex(where: { $0.facts == option.facts }) {
        groups[place].names.append(card.name)
      } else {
        groups.append((option.facts, [card.name]))
      }
    }
    let now = situation.options.filter { $0.option.name == word }.map { held in
      "Now \(held.setting).\(word) is \(held.text)."
    }
    let told = groups.map { wrapped("\($0.facts): \($0.names.joined(separator: ", "))") }
    let whose = holders.count == 1 ? "one thing" : "\(holders.count) things"
    return (["`\(word)`, an option of \(whose)"] + now + told).joined(separator: "\n\n")
  }

  private var clause: String? {
    let clauses = Clauses.all.filter { $0.word == word }
    guard !clauses.isEmpty else { return nil }
    return block(
      "`\(word)`, a word within statements:",
      clauses.map { ($0.statements.joined(separator: ", "), $0.meaning + ": `\($0.example)`") })
  }

  private var unit: String? {
    guard let unit = Unit(rawValue: word) else { return nil }
    let several: [Unit] = [.epochs, .steps, .samples, .second, .minute, .hour]
    let units = several.map { ($0.rawValue, Clauses.unit($0)) }
    return block("`\(word)`, a unit: \(Clauses.unit(unit)). A number carries its unit: `20 epochs`.", units)
  }

  private var part: String? {
    guard Situation.parts.contains(word) else { return nil }
    return wrapped(
      "`\(word)`, a part of the data: \(Clauses.part(word)). `evaluate \(word)` measures it, "
        + "and `\(word).loss` is a figure of it."
    )
  }

  private var topic: String? {
    guard ShowTopic(rawValue: word) != nil else { return nil }
    return wrapped("`show \(word)` shows \(Clauses.topic(word)).")
  }

  private var function: String? {
    guard let function = MathFunction(rawValue: word) else { return nil }
    return wrapped("`\(word)(…)`, a function of expressions: \(Clauses.function(function)).")
  }

  private var figure: String? {
    let parts = word.split(separator: ".").map(String.init)
    let isFigure = word == "loss" || parts.count == 2 && Situation.parts.contains(parts[0])
    guard isFigure, parts.count == 1 || Situation().figures(of: parts[0]).contains(word) else { return nil }
    let statement = parts[0] == "test" ? "evaluate test" : "train"
    return wrapped(
      "`\(word)`, a figure: \(Clauses.figure(word)). `\(statement)` measures it, "
        + "and `print \(word)` shows it."
    )
  }

  private var name: String? {
    situation.names.first { $0.name == word }.map {
      wrapped("`\(word)` stands for \($0.text): a `let` says so. `why \(word)` tells where.")
    }
  }
}
