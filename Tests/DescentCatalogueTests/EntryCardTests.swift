import DescentCatalogue
import Testing

/// An entry with one option of each type.
struct Sampler: CatalogueEntry, Equatable {
  var number = 0.5
  var count = 3
  var flag = false
  var word = "left"
  var length: Length?
  var rate = Rate.absolute(0)
  var entry: EntryValue?
  var open: Double?
  var openCount: Int?

  static let card = EntryCard<Self>(
    .source, "sampler", synonyms: ["Sampler"], summary: "one option of each type", example: "data sampler",
    source: "these tests",
    options: [
      .number("number", \.number, in: .within(0..<1), synonyms: ["n"], "a number"),
      .count("count", \.count, in: .atLeast(1), "a whole number"),
      .flag("flag", \.flag, "yes or no"),
      .word("word", \.word, of: ["left", "right"], "a word"),
      .length("length", \.length, bare: .epochs, "a length"),
      .rate("rate", \.rate, "a rate"),
      .entry("entry", \.entry, of: .activation, "another entry"),
      .number("open", \.open, in: .above(0), "a number that must be given"),
      .count("open_count", \.openCount, in: .atLeast(1), "a whole number that must be given"),
    ])
}

/// Cards and the entries that are made from them.
struct EntryCardTests {
  private let given: [String: OptionValue] = [
    "number": .number(0.25), "count": .number(7), "flag": .flag(true), "word": .word("right"),
    "length": .length(Length(5, .steps)), "rate": .rate(.shareOfBase(0.1)),
    "entry": .entry(EntryValue("tanh", options: ["x": .number(1)])), "open": .number(2.5),
    "open_count": .number(4),
  ]

  @Test func `an entry is made with the options given`() {
    let made = Sampler.make(with: given)
    let expected = Sampler(
      number: 0.25, count: 7, flag: true, word: "right", length: Length(5, .steps), rate: .shareOfBase(0.1),
      entry: EntryValue("tanh", options: ["x": .number(1)]), open: 2.5, openCount: 4)
    #expect(made == expected)
  }

  @Test func `options read back as they were given, in the card's order`() {
    let values = Sampler.make(with: given).optionValues
    #expect(
      values.map(\.name) == [
        "number", "count", "flag", "word", "length", "rate", "entry", "open", "open_count",
      ])
    for (name, value) in values { #expect(value == given[name]) }
  }

  @Test func `what is not given keeps its default`() {
    #expect(Sampler.make(with: [:]) == Sampler())
    #expect(Sampler.make(with: ["count": .number(9), "unknown": .flag(true)]) == Sampler(count: 9))
  }

  @Test func `a value of another type is left out`() {
    let wrong: [String: OptionValue] = [
      "number": .flag(true), "count": .number(2.5), "flag": .word("true"), "word": .number(1),
      "length": .number(3), "rate": .number(0), "entry": .word("tanh"), "open": .flag(true),
      "open_count": .number(1.5),
    ]
    #expect(Sampler.make(with: wrong) == Sampler())
    #expect(Sampler.make(with: ["count": .number(1e300)]) == Sampler())
    #expect(Sampler.make(with: ["count": .number(.nan)]) == Sampler())
  }

  @Test func `the card reads its defaults from a fresh entry`() {
    let expected: [OptionValue] = [
      .number(0.5), .number(3), .flag(false), .word("left"), .none, .rate(.absolute(0)), .none, .none,
      .none,
    ]
    #expect(Sampler.facts.options.map(\.defaultValue) == expected)
  }

  @Test func `the card keeps what was said of the entry`() {
    let facts = Sampler.facts
    #expect(facts.kind == .source && facts.name == "sampler" && facts.synonyms == ["Sampler"])
    #expect(facts.summary == "one option of each type" && facts.example == "data sampler")
    #expect(facts.source == "these tests")
    let types: [OptionType] = [
      .number(.within(0..<1)), .count(.atLeast(1)), .flag, .word(["left", "right"]), .length(bare: .epochs),
      .rate, .entry(.activation), .number(.above(0)), .count(.atLeast(1)),
    ]
    #expect(facts.options.map(\.type) == types)
    #expect(facts.options.map(\.summary).first == "a number")
  }

  @Test func `an option is found by its name and not by its synonym`() {
    #expect(Sampler.facts.option(named: "number")?.synonyms == ["n"])
    #expect(Sampler.facts.option(named: "n") == nil)
  }

  @Test func `a rate is itself or a share of the optimizer's`() {
    #expect(Rate.absolute(0.3).value(base: 8) == 0.3)
    #expect(Rate.shareOfBase(0.25).value(base: 8) == 2)
  }
}
