import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// Everything that may stand at a place, whatever has been written of it.
struct Offers {
  let place: Unfinished
  let context: CompletionContext

  init(at place: Unfinished, in context: CompletionContext) {
    self.place = place
    self.context = context
  }

  var situation: Situation { context.situation }

  /// The word that the statement begins with; empty at its beginning.
  var keyword: String { place.tokens.first ?? "" }

  var all: [Candidate] {
    place.isString
      ? place.sought.flatMap { quoted($0) } : place.sought.flatMap { candidates($0) }
  }

  private func candidates(_ sought: Sought) -> [Candidate] {
    let slot = Slot(keyword, within: sought.enclosures)
    return switch sought.expected {
    case .keyword: keywords
    case .word(let word): isMeant(word) ? [clause(word)] : []
    case .thing: things(slot, isBare: isBare(sought))
    case .option: slot.optionsLeft(without: place.namesBehind).map(Self.named)
    case .value: values(slot)
    case .unit: units(slot)
    case .name: names
    case .path: paths("", quote: "\"")
    case .part: Situation.parts.map { Candidate($0, suffix: " ", help: Clauses.part($0)) }
    case .topic: ShowTopic.allCases.map { Candidate($0.rawValue, help: Clauses.topic($0.rawValue)) }
    case .layer: layers
    case .newName: []
    case .branch: context.branches.map { Candidate($0, help: "a branch") }
    case .subject: subjects
    }
  }

  /// The statements, and at the prompt its own words.
  private var keywords: [Candidate] {
    let words = Keyword.words + (context.isPrompt ? PromptWord.words : [])
    return words.map(keyword)
  }

  /// A word that begins a statement.
  func keyword(_ word: String) -> Candidate {
    let card = StatementCards.card(of: word)
    return Candidate(
      word, suffix: card?.standsAlone == true ? "" : " ", help: card?.summary ?? "",
      others: card?.others ?? [])
  }

  /// An option that is given by its name.
  private static func named(_ option: OptionCard) -> Candidate {
    Candidate(option.name, suffix: "=", help: option.facts, others: option.synonyms)
  }

  /// Whether things take their options here without parentheses.
  private func isBare(_ sought: Sought) -> Bool {
    sought.enclosures.last?.kind == .block || keyword == Keyword.clip.rawValue && sought.enclosures.isEmpty
  }

  // MARK: - Things

  /// The things of the kinds that fit, what is named like them, and `none` where that switches off.
  func things(_ slot: Slot, isBare: Bool) -> [Candidate] {
    let given = keyword == Keyword.metrics.rawValue ? place.tokens : []
    let entries = slot.kinds.flatMap(Catalogue.cards(of:)).filter { !given.contains($0.name) }
      .map { thing($0, isBare: isBare) }
    let isFirst = place.tokens.count == 1 && slot.innermost == nil
    let none = isFirst && slot.kinds.contains(where: \.takesNone)
    return named(as: slot.kinds) + entries
      + (none ? [Candidate("none", help: "switches it off")] : [])
  }

  private func thing(_ card: Card, isBare: Bool) -> Candidate {
    let suffix =
      card.kind == .model ? " [" : card.options.contains(where: \.mustBeGiven) ? isBare ? " " : "(" : ""
    return Candidate(card.name, suffix: suffix, help: card.summary, others: card.synonyms)
  }

  /// The `let` names that stand for things of these kinds.
  private func named(as kinds: [EntryKind]) -> [Candidate] {
    situation.names.filter { name in name.kind.map(kinds.contains) ?? false }.map(Self.named)
  }

  static func named(_ value: Situation.NamedValue) -> Candidate {
    Candidate(value.name, help: "stands for \(Escaped.excerpt(value.text))")
  }

  // MARK: - Words

  /// Whether a word that the grammar allows says anything in this statement.
  private func isMeant(_ word: String) -> Bool {
    switch word {
    case "stalls":
      if case .word = place.last { keyword == Keyword.stop.rawValue } else { false }
    case "rest": keyword != Keyword.freeze.rawValue
    case "part": place.last == .number(1)
    case "parts", "steps": place.last != .number(1)
    case "step": keyword != PromptWord.step.rawValue || place.last == .number(1)
    default: true
    }
  }

  private func clause(_ word: String) -> Candidate {
    Candidate(
      word, suffix: word == "stalls" ? " for " : Clauses.endsStatement(word) ? "" : " ",
      help: Clauses.help(for: word, in: keyword))
  }

  /// What the number before the place may count.
  private func units(_ slot: Slot) -> [Candidate] {
    let known = situation.names.map(\.name)
    if case .word(let word) = place.last, !known.contains(word) { return [] }
    let isOne = place.last == .number(1)
    return unitsTaken(slot).map { unit in
      let word = isOne ? unit.singular : unit
      return Candidate(word.rawValue, help: Clauses.unit(word))
    }
  }

  private func unitsTaken(_ slot: Slot) -> [Unit] {
    let lengths: [Unit] = [.epochs, .steps, .samples]
    let times: [Unit] = [.second, .minute, .hour]
    guard slot.innermost == nil, keyword != Keyword.set.rawValue else {
      switch (slot.option ?? optionToSet)?.type {
      case .length, .lengths: return lengths
      case .number, .count, .flag, .word, .rate, .text, .texts, .column, .columns, .columnClaims, .entry, nil:
        return slot.innermost?.kind == .choice && keyword == Keyword.let.rawValue ? lengths + times : []
      }
    }
    switch Keyword(rawValue: keyword) {
    case .train where place.tokens.contains("until"), .continue where place.tokens.contains("until"):
      return []
    case .train, .continue: return place.tokens.contains("within") ? times : lengths
    case .stop: return place.tokens.contains("stalls") ? lengths : []
    case .minimize: return place.tokens.contains("for") ? [.steps, .epochs] : []
    case .let: return lengths + times
    default: return []
    }
  }

  /// The layers with weights, by their numbers.
  var layers: [Candidate] {
    (situation.layers ?? []).enumerated().map { Candidate("\($0.offset + 1)", help: $0.element) }
  }
}

extension Unit {
  /// The unit as one of it is called.
  var singular: Unit {
    switch self {
    case .epoch, .epochs: .epoch
    case .step, .steps: .step
    case .sample, .samples: .sample
    case .second, .minute, .hour: self
    }
  }
}
