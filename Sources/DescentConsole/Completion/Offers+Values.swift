import DescentCatalogue
import DescentRecipe
import DescentSyntax

extension Offers {
  /// What may stand as a value.
  func values(_ slot: Slot) -> [Candidate] {
    if slot.list?.owner == "layers" { return layers }
    if slot.takesColumns { return columns() }
    guard let innermost = slot.innermost, innermost.kind != .choice || slot.option != nil else {
      return valuesOfStatement(slot)
    }
    guard innermost.kind == .list || innermost.label != nil || slot.takesUnnamed else { return [] }
    guard let option = slot.option else {
      let hole = innermost.owner == nil ? [] : [Candidate("_", help: "as many as the data has")]
      return names(of: nil) + hole + (innermost.owner == nil ? functions : [])
    }
    return values(of: option, slot)
  }

  /// What an option takes.
  private func values(of option: OptionCard, _ slot: Slot) -> [Candidate] {
    switch option.type {
    case .flag: return ["true", "false"].map { Candidate($0, help: option.summary) } + names(of: nil)
    case .word(let words): return words.map { Candidate($0, help: option.summary) }
    case .entry: return things(slot, isBare: false)
    case .number, .count, .length, .lengths: return names(of: nil)
    case .rate: return names(of: nil) + [Candidate("lr", help: "the optimizer's learning rate")]
    case .text: return paths("", quote: "\"")
    case .texts: return []
    case .column: return columns()
    case .columns: return slot.list == nil ? [] : columns()
    case .columnClaims:
      guard slot.list != nil else { return [] }
      guard slot.innermost?.label != nil else { return columns(suffix: "=") }
      return Situation.columnTypes.map { Candidate($0, help: Clauses.columnType($0)) }
    }
  }

  /// What a statement itself takes as a value.
  private func valuesOfStatement(_ slot: Slot) -> [Candidate] {
    let isFirst = place.tokens.count == 1
    switch Keyword(rawValue: keyword) {
    case .let:
      let entries = EntryKind.allCases.flatMap(Catalogue.cards(of:)).map {
        Candidate($0.name, help: $0.summary, others: $0.synonyms, isRare: true)
      }
      return situation.names.map(Self.named) + functions + entries
    case .batch:
      return names(of: nil) + (isFirst ? [Candidate("all", help: "every row of the training part")] : [])
    case .minimize:
      return (isFirst ? things(slot, isBare: false) : []) + names(of: nil) + functions
    case .expect, .print: return figures(situation.figures) + names(of: nil) + functions
    case .stop: return steering + names(of: nil) + functions
    case .set: return valuesOfSet
    case .edition, .evaluate, .show, .why, .keep, .save, .load, .predict, .include: return []
    default: return names(of: nil)
    }
  }

  /// The `let` names that stand for values, or for things of a kind.
  private func names(of kind: EntryKind?) -> [Candidate] {
    situation.names.filter { $0.kind == kind }.map(Self.named)
  }

  private var functions: [Candidate] {
    MathFunction.allCases.map {
      Candidate($0.rawValue, suffix: "(", help: Clauses.function($0), isRare: true)
    }
  }

  // MARK: - Figures

  /// Figures that have been measured, what is shown first in front; where there are none, all that can be.
  private func figures(_ measured: [String]) -> [Candidate] {
    let all = Situation.parts.flatMap(situation.figures(of:))
    let known = measured.isEmpty && situation.reached.isEmpty ? all : all.filter(measured.contains)
    let loss = known.contains("train.loss") ? ["loss"] : []
    return situation.reached.map { Candidate($0, help: "where the last `minimize` ended") }
      + (known + loss).map { Candidate($0, help: Clauses.figure($0)) }
  }

  /// The figures that may steer a training.
  private var steering: [Candidate] {
    (situation.figures(of: "val") + ["train.loss", "loss"]).map { Candidate($0, help: Clauses.figure($0)) }
  }

  /// The names that a statement asks for.
  var names: [Candidate] {
    switch keyword {
    case Keyword.keep.rawValue: steering
    case Keyword.why.rawValue: reasons
    case Keyword.set.rawValue: settable
    default: figures(situation.figures)
    }
  }

  /// What `why` can tell of.
  private var reasons: [Candidate] {
    let settings = Situation.settingWords.map {
      Candidate($0, help: StatementCards.card(of: $0)?.summary ?? "")
    }
    let options = situation.options.flatMap { held in
      [
        held.option.name, held.name, "\(held.setting).\(held.option.name)",
        "\(held.entry).\(held.option.name)",
      ].map {
        Candidate($0, help: "\(held.option.summary), now \(held.text)")
      }
    }
    let others = situation.reasons.map { Candidate($0, help: "where it came from") }
    return settings + situation.names.map(Self.named) + options + others
  }

  // MARK: - Options of the settings that stand

  /// The options that `set` can change, by their own name alone where that is enough.
  private var settable: [Candidate] {
    situation.options.filter { !["data", "prepare"].contains($0.setting) }.flatMap { held in
      let isAlone = situation.options(named: held.option.name).count == 1
      let help = "\(held.option.facts), now \(held.text)"
      let others = held.option.synonyms
      let alone = Candidate(held.option.name, suffix: " ", help: help, others: others)
      return (isAlone ? [alone] : [])
        + [Candidate(held.name, suffix: " ", help: help, others: others, isRare: isAlone)]
    }
  }

  /// The option that a `set` names.
  var optionToSet: OptionCard? {
    place.tokens.dropFirst().first.flatMap { situation.options(named: $0).first?.option }
  }

  /// The values of the option that a `set` names.
  private var valuesOfSet: [Candidate] {
    guard let option = optionToSet else { return names(of: nil) }
    return values(of: option, Slot(of: option))
  }
}
