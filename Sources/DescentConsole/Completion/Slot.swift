import DescentCatalogue
import DescentRecipe
import DescentSyntax

/// What a place within a statement takes, by the cards of the things around it.
struct Slot {
  /// The kinds of things that may stand here.
  private(set) var kinds: [EntryKind]
  /// The thing whose options stand here.
  private(set) var card: Card?
  /// The option whose value stands here.
  private(set) var option: OptionCard?
  /// Whether the place lies in a list that is the option's value, or lists what a thing or a word takes.
  private(set) var list: Enclosure?
  /// The innermost enclosure.
  let innermost: Enclosure?

  /// - Parameter keyword: The word that the statement begins with.
  init(_ keyword: String, within enclosures: [Enclosure]) {
    kinds = EntryKind.allCases.filter { $0.statement == keyword }
    innermost = enclosures.last
    for enclosure in enclosures { enter(enclosure) }
  }

  /// The place behind the option that a `set` names.
  init(of option: OptionCard) {
    self.option = option
    kinds = if case .entry(let kind) = option.type { [kind] } else { [] }
    innermost = nil
  }

  private mutating func enter(_ enclosure: Enclosure) {
    switch enclosure.kind {
    case .options, .bareOptions:
      card = enclosure.owner.flatMap { owner in
        kinds.lazy.flatMap(Catalogue.cards(of:)).first { $0.name == owner }
      }
      option = card?.option(standingIn: enclosure)
      list = nil
      kinds = if case .entry(let kind)? = option?.type { [kind] } else { [] }
    case .list:
      list = enclosure
      if enclosure.owner != nil {
        card = nil
        option = nil
        kinds = []
      }
    case .block: kinds = [.layer, .activation]
    case .choice: break
    }
  }

  /// Whether columns may stand here as they are; a word that says how comes before them.
  var takesColumns: Bool {
    guard let card, let innermost, card.kind == .preparation, innermost.label == nil else { return false }
    if innermost.given.isEmpty, case .word? = card.options.first?.type { return false }
    return true
  }

  /// Whether a value may stand here without the name of its option.
  var takesUnnamed: Bool { innermost?.given.allSatisfy { $0 == nil } ?? true }

  /// The options that have not been given, neither before the place nor among these names.
  func optionsLeft(without behind: [String]) -> [OptionCard] {
    guard let card, let innermost else { return [] }
    let named = Set(innermost.given.compactMap(\.self) + behind)
    let unnamed = innermost.given.prefix { $0 == nil }.count
    return card.options.enumerated().filter { $0.offset >= unnamed && !named.contains($0.element.name) }
      .map(\.element)
  }
}

extension Card {
  /// The option whose value stands at a place between the parentheses; nil where none does.
  fileprivate func option(standingIn enclosure: Enclosure) -> OptionCard? {
    if let label = enclosure.label { return option(named: label) }
    let place = enclosure.given.count
    return place < options.count ? options[place] : nil
  }
}
