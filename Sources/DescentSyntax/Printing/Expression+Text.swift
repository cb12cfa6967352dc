extension Expression {
  /// The expression in its canonical form: one spelling for each tree, which reads back to that tree.
  package var canonicalText: String { text(atLeast: .or) }

  /// The text, in parentheses where it binds less tightly than its place asks.
  func text(atLeast floor: Precedence) -> String {
    let plain = plainText
    return precedence < floor ? "(" + plain + ")" : plain
  }

  private var precedence: Precedence {
    switch kind {
    case .binary(let binary, _, _): binary.precedence
    case .not: .not
    case .negation: .unary
    case .quantity: .quantity
    case .number(let number), .percent(let number): number < 0 ? .unary : .power
    case .stall: .comparison
    case .string, .truth, .hole, .thing, .list, .parenthesized, .choice, .block: .power
    }
  }

  private var plainText: String {
    switch kind {
    case .number(let number): CanonicalNumber.text(number)
    case .percent(let share): CanonicalNumber.text(share) + "%"
    case .string(let string): CanonicalString.quoted(string)
    case .truth(let truth): truth ? "true" : "false"
    case .hole: "_"
    case .thing(let thing): thing.canonicalText
    case .list(let list): list.canonicalText
    case .negation(let inner): "-" + inner.text(atLeast: .unary)
    case .not(let inner): "not " + inner.text(atLeast: .not)
    case .binary(let binary, let left, let right): Self.text(binary, left, right)
    case .quantity(let sum, let unit, _): sum.text(atLeast: .sum) + " " + unit.rawValue
    case .parenthesized(let inner): "(" + inner.canonicalText + ")"
    case .choice(let choice): choice.canonicalText
    case .block(let layers): "{ " + layers.map(\.canonicalText).joined(separator: "; ") + " }"
    case .stall(let figure, let length):
      figure.text(atLeast: .quantity) + " stalls for " + length.text(atLeast: .quantity)
    }
  }

  private static func text(_ binary: BinaryOperator, _ left: Expression, _ right: Expression) -> String {
    switch binary.precedence {
    case .power: left.baseText + "^" + right.text(atLeast: .unary)
    case .term: left.text(atLeast: .term) + binary.rawValue + right.text(atLeast: .unary)
    case .or, .and, .not, .comparison, .quantity, .sum, .unary:
      left.text(atLeast: binary.precedence == .comparison ? .quantity : binary.precedence)
        + " \(binary.rawValue) " + right.text(atLeast: binary.precedence.tighter)
    }
  }

  /// The text of what a power raises, where another power needs parentheses.
  private var baseText: String {
    if case .binary = kind { return "(" + plainText + ")" }
    return text(atLeast: .power)
  }
}

extension Thing {
  /// `mlp [64, 32](dropout=0.1)`, in its canonical form.
  package var canonicalText: String {
    var text = name.text
    if let list { text += " " + list.canonicalText }
    if let arguments { text += "(" + arguments.map(\.canonicalText).joined(separator: ", ") + ")" }
    return text
  }
}

extension Argument {
  /// Names that read as a preposition and go without `=`: `every 10`.
  static let prepositions = ["every", "to", "for", "over", "by"]

  /// `lr=1e-3`, `every 10` or a value alone.
  package var canonicalText: String {
    let text = value.canonicalText
    guard let name else { return text }
    let isJoined = Self.prepositions.contains(name.text) && value.canFollowName
    return name.text + (isJoined ? " " : "=") + text
  }
}

extension Expression {
  /// Whether it begins with a number, a string, a brace or a word that is no unit.
  fileprivate var canFollowName: Bool {
    switch kind {
    case .number(let number), .percent(let number): number.sign == .plus
    case .string, .truth, .choice: true
    case .thing(let thing): Unit(rawValue: thing.name.text) == nil
    case .binary(_, let left, _): left.canFollowName
    case .quantity(let sum, _, _): sum.canFollowName
    case .hole, .list, .negation, .not, .parenthesized, .block, .stall: false
    }
  }
}

extension ListLiteral {
  /// `[64, 32, 10]`, in its canonical form.
  package var canonicalText: String { "[" + items.map(\.canonicalText).joined(separator: ", ") + "]" }
}

extension ListLiteral.Item {
  fileprivate var canonicalText: String {
    guard let label else { return value.canonicalText }
    let isWord = Ascii.isWordOrPath(label.text) && ReservedWord(rawValue: label.text) == nil
    return (isWord ? label.text : CanonicalString.quoted(label.text)) + "=" + value.canonicalText
  }
}

extension Choice {
  /// `{a, b}` or `{log 1e-4 .. 1e-1, 7}`, in its canonical form.
  package var canonicalText: String {
    switch members {
    case .listed(let members): "{" + members.map(\.canonicalText).joined(separator: ", ") + "}"
    case .range(let from, let to, let count, let isLogarithmic):
      "{" + (isLogarithmic ? "log " : "") + from.text(atLeast: .sum) + " .. " + to.text(atLeast: .sum)
        + (count.map { ", " + $0.text(atLeast: .sum) } ?? "") + "}"
    }
  }
}
