import DescentCatalogue
import DescentRecipe

/// What is told of one entry of the catalogue.
package struct EntryHelp: Sendable {
  private let card: Card

  package init(of card: Card) { self.card = card }

  /// The rule, a line for each of its parts.
  package var formula: [String] { card.page.map { Statements.lines($0.formula) } ?? [] }

  /// The examples: the card's, and another use of it; a statement a line.
  package var examples: [[String]] {
    [card.example, OtherUse.example(of: card)].compactMap(\.self).map(Statements.lines)
  }

  /// The card's example, a statement a line.
  package var example: [String] { Statements.lines(card.example) }

  /// All of it for people, in lines of at most so many columns.
  package func text(width: Int = 80) -> String {
    let margin = Margin(width: width)
    func prose(_ text: String) -> String {
      margin.wrapped(text, columns: width, hanging: 0).joined(separator: "\n")
    }
    var blocks = [prose("\(card.name), \(card.kind.article) \(card.kind.word): \(card.summary)")]
    if let page = card.page {
      blocks += [prose(page.account), Self.indented(formula)]
      if let symbols = card.kind.symbols { blocks.append(prose("Here \(symbols).")) }
    }
    if !card.options.isEmpty {
      blocks.append((["Options:"] + options(margin, width)).joined(separator: "\n"))
    }
    blocks.append(Statements.shown(examples))
    if let page = card.page {
      blocks.append(prose("When: " + page.use))
      if let differs = page.differs { blocks.append(prose("PyTorch: " + differs)) }
    }
    blocks.append(prose("Source: \(card.source)."))
    blocks.append(prose("More: docs/catalogue.md, \(card.name)."))
    return blocks.joined(separator: "\n\n")
  }

  /// The same as an object; what there is none of is null.
  var object: JSONObject {
    JSONObject.empty.text("kind", card.kind.word).text("name", card.name).texts("synonyms", card.synonyms)
      .text("summary", card.summary).text("account", card.page?.account).texts("formula", formula)
      .text("symbols", card.kind.symbols).objects("options", card.options.map(Self.object))
      .text("example", card.example)
      .text("another", OtherUse.example(of: card)).text("use", card.page?.use).text(
        "differs", card.page?.differs
      )
      .text("source", card.source)
  }

  /// The name of each option, and beside it what it means, what it takes and what it is unless given.
  private func options(_ margin: Margin, _ width: Int) -> [String] {
    let space = 4 + (card.options.map(\.name.count).max() ?? 0)
    return card.options.flatMap { option in
      let name = "  " + option.name + String(repeating: " ", count: space - 2 - option.name.count)
      let lines = margin.wrapped(option.facts, columns: width - space, hanging: 0)
      let indent = String(repeating: " ", count: space)
      return lines.enumerated().map { ($0.offset == 0 ? name : indent) + $0.element }
    }
  }

  private static func object(_ option: OptionCard) -> JSONObject {
    JSONObject.empty.text("name", option.name).texts("synonyms", option.synonyms)
      .text("takes", option.takes).text("within", option.within).text("unit", option.unit)
      .text("default", option.defaultValue == .none ? nil : option.defaultValue.text)
      .flag("needed", option.mustBeGiven).text("meaning", option.summary)
  }

  private static func indented(_ lines: [String]) -> String {
    lines.map { "    " + $0 }.joined(separator: "\n")
  }
}

extension OptionCard {
  /// What it means, takes, and is unless given, in one line.
  var facts: String {
    let standard =
      mustBeGiven ? "must be given" : defaultValue == .none ? "no default" : "default \(defaultValue.text)"
    let value = [takes, within, unit].compactMap(\.self).joined(separator: ", ")
    return "\(summary); \(value); \(standard)"
  }
}

extension EntryKind {
  /// What the letters in a formula of this kind stand for.
  package var symbols: String? {
    switch self {
    case .optimizer:
      "x are the weights, g is their gradient, t counts updates from 1, |x| is a length, <x, y> a sum of "
        + "products; what is remembered begins at 0"
    case .schedule: "t counts steps from 0, n is their number, lr is the optimizer's"
    case .activation: "x goes in and y comes out"
    case .initializer: "w is a weight of a layer of n inputs and m outputs, N(mean, variance) is a bell"
    case .loss: "z are the outputs, y is the truth, p a probability or a prediction, C the number of classes"
    case .metric: "p is predicted and y is true, over the rows of one part"
    case .clipping: "g is the gradient"
    case .penalty: "x are the weights, g is their gradient"
    case .average: "x are the weights that train, a what is shown in their place"
    case .layer, .model: "x is a row that goes in and y what comes out"
    case .preparation: "x is a cell of a column"
    case .source, .surface: nil
    }
  }
}
