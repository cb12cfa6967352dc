import DescentCatalogue
import DescentLearning
import Foundation
import Testing

/// An entry of the catalogue as a test's argument.
struct WalkedEntry: Sendable, CustomTestStringConvertible {
  let type: any CatalogueEntry.Type

  var facts: Card { type.facts }
  var testDescription: String { "\(facts.kind) \(facts.name)" }

  static var all: [WalkedEntry] { Entries.all.map { WalkedEntry(type: $0) } }

  /// The stored properties of a fresh entry with these options, as text.
  func storedProperties(_ options: [String: OptionValue] = [:]) -> [String: String] {
    var properties: [String: String] = [:]
    for child in Mirror(reflecting: type.make(with: options)).children {
      properties[child.label ?? ""] = String(describing: child.value)
    }
    return properties
  }

  func values(_ options: [String: OptionValue]) -> [String: OptionValue] {
    var values: [String: OptionValue] = [:]
    for (name, value) in type.make(with: options).optionValues { values[name] = value }
    return values
  }
}

/// What every entry of this room owes its reader.
struct CatalogueWalkTests {
  private func isWord(_ text: String) -> Bool {
    text.first?.isLowercase == true
      && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
  }

  private func isHelp(_ text: String) -> Bool {
    !text.isEmpty && text.first?.isUppercase == false && !text.hasSuffix(".") && !text.contains("\n")
      && text == text.trimmingCharacters(in: .whitespaces)
  }

  @Test(arguments: Entries.kinds)
  func `every kind has entries and each carries its kind`(kind: EntryKind) {
    #expect(!Entries.of(kind).isEmpty)
    #expect(Entries.of(kind).allSatisfy { $0.facts.kind == kind })
  }

  @Test(arguments: WalkedEntry.all)
  func `a card says what its entry is, shows it and names its source`(entry: WalkedEntry) {
    let card = entry.facts
    #expect(isWord(card.name))
    #expect(isHelp(card.summary))
    #expect(card.source.count >= 5 && !card.source.hasSuffix("."))
    let words = card.example.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    #expect(words.contains(card.name), "the example shows the entry")
    #expect(!card.example.contains("\n") && !card.example.hasSuffix(";"))
  }

  @Test(arguments: WalkedEntry.all)
  func `options have names, help and defaults that they would accept`(entry: WalkedEntry) {
    for option in entry.facts.options {
      #expect(isWord(option.name) && isHelp(option.summary), "\(option.name)")
      switch (option.type, option.defaultValue) {
      case (.number(let bounds), .number(let number)): #expect(bounds.contains(number), "\(option.name)")
      case (.count(let bounds), .number(let number)):
        #expect(bounds.contains(number) && number.rounded() == number, "\(option.name)")
      case (.word(let words), .word(let word)): #expect(words.contains(word), "\(option.name)")
      case (.length, .length(let length)): #expect(length.count > 0 && length.unit != .seconds)
      case (.lengths, .lengths(let lengths)):
        #expect(!lengths.isEmpty && lengths.allSatisfy { $0.count > 0 && $0.unit != .seconds })
      case (.rate, .rate(let rate)): #expect(rate.value(base: 1) >= 0, "\(option.name)")
      case (.entry(let kind), .entry(let value)):
        #expect(Entries.of(kind).contains { $0.facts.name == value.name }, "\(option.name)")
      case (.flag, .flag), (.length, .none), (.rate, .none), (.entry, .none), (.number, .none),
        (.count, .none):
        break
      case (let type, let value): Issue.record("\(option.name) is \(type) and begins as \(value)")
      }
    }
  }

  @Test(arguments: Entries.kinds)
  func `within a kind a name or synonym means one entry`(kind: EntryKind) {
    var owners: [String: String] = [:]
    for card in Entries.of(kind).map({ $0.facts }) {
      for word in [card.name] + card.synonyms {
        #expect(owners[word] == nil, "\(word) is \(owners[word] ?? "") and \(card.name)")
        owners[word] = card.name
      }
    }
  }

  @Test(arguments: WalkedEntry.all)
  func `within an entry a name or synonym means one option`(entry: WalkedEntry) {
    let words = entry.facts.options.flatMap { [$0.name] + $0.synonyms }
    #expect(Set(words).count == words.count)
  }

  @Test(arguments: WalkedEntry.all)
  func `every stored property is an option and every option a stored property`(entry: WalkedEntry) throws {
    let fresh = entry.storedProperties()
    #expect(fresh.count == entry.facts.options.count)
    var owners: [String: String] = [:]
    for option in entry.facts.options {
      let other = try #require(option.otherValues.first, "\(option.name) can be set to another value")
      let changed = entry.storedProperties([option.name: other])
      let properties = fresh.keys.filter { fresh[$0] != changed[$0] }
      #expect(properties.count == 1, "\(option.name) sets \(properties)")
      for property in properties {
        #expect(owners[property] == nil, "\(option.name) and \(owners[property] ?? "") set \(property)")
        owners[property] = option.name
      }
    }
    #expect(owners.count == fresh.count)
  }

  @Test(arguments: WalkedEntry.all)
  func `each option reads back as it was set and leaves the others alone`(entry: WalkedEntry) {
    let defaults = entry.values([:])
    for option in entry.facts.options {
      #expect(defaults[option.name] == option.defaultValue)
      for value in option.otherValues {
        let expected = defaults.merging([option.name: value]) { _, new in new }
        #expect(entry.values([option.name: value]) == expected)
      }
    }
    let together = Dictionary(
      uniqueKeysWithValues: entry.facts.options.map { ($0.name, $0.otherValues.last ?? $0.defaultValue) })
    #expect(entry.values(together) == together)
  }

  @Test(arguments: Optimizers.names)
  func `every optimizer has a step length and names what it keeps`(name: String) throws {
    let optimizer = try Optimizers.made(name, ["lr": .number(0.375)])
    #expect(optimizer.lr == 0.375)
    for variation in Optimizers.variations where variation.entry == name {
      let slots = try Optimizers.made(name, variation.options).slots
      #expect(Set(slots).count == slots.count && slots.allSatisfy(isWord))
    }
  }
}
