/// A word or a dotted path as the author wrote it: `adam`, `val.loss`.
package struct Name: Equatable, Sendable {
  package var text: String
  package var span: Span

  package init(_ text: String, at span: Span) {
    self.text = text
    self.span = span
  }
}

/// A value as it was written, with its place.
package struct Expression: Equatable, Sendable {
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  /// What was written; no meaning has been given to it yet.
  package indirect enum Kind: Equatable, Sendable {
    case number(Double)
    /// `80%` holds 80.
    case percent(Double)
    case string(String)
    case truth(Bool)
    /// `_`, "from the data".
    case hole
    /// A name, with or without list and options; a plain `lr` or `val.loss` too.
    case thing(Thing)
    case list(ListLiteral)
    case negation(Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// A sum with its unit: `n/2 epochs`.
    case quantity(Expression, Unit, unitSpan: Span)
    case parenthesized(Expression)
    case choice(Choice)
    /// Layers in braces, behind `model`.
    case block([Expression])
    /// `val.loss stalls for 5 epochs`.
    case stall(Expression, length: Expression)
  }
}

/// A name, an optional list, optional options in parentheses.
package struct Thing: Equatable, Sendable {
  package var name: Name
  package var list: ListLiteral?
  /// Nil without parentheses; empty for `adam()`.
  package var arguments: [Argument]?
  package var span: Span

  package init(name: Name, list: ListLiteral? = nil, arguments: [Argument]? = nil, span: Span) {
    self.name = name
    self.list = list
    self.arguments = arguments
    self.span = span
  }

  /// The word alone, when it has neither list nor options.
  package var plainName: Name? { list == nil && arguments == nil ? name : nil }
}

/// One option of a thing: `lr=1e-3`, `every 10`, or a leading value without a name.
package struct Argument: Equatable, Sendable {
  package var name: Name?
  package var value: Expression
  package var span: Span

  package init(name: Name?, value: Expression, span: Span) {
    self.name = name
    self.value = value
    self.span = span
  }
}

/// `[784, 128, 10]` or `[cultivar=class, "od280"=number]`.
package struct ListLiteral: Equatable, Sendable {
  /// One member, with its label where it has one.
  package struct Item: Equatable, Sendable {
    package var label: Name?
    package var value: Expression

    package init(label: Name? = nil, value: Expression) {
      self.label = label
      self.value = value
    }
  }

  package var items: [Item]
  package var span: Span

  package init(items: [Item], span: Span) {
    self.items = items
    self.span = span
  }
}

/// `{a, b}` or `{log 1e-4 .. 1e-1, 7}`.
package struct Choice: Equatable, Sendable {
  /// The two forms that a choice can have.
  package enum Members: Equatable, Sendable {
    case listed([Expression])
    case range(from: Expression, to: Expression, count: Expression?, isLogarithmic: Bool)
  }

  package var members: Members
  package var span: Span

  package init(members: Members, span: Span) {
    self.members = members
    self.span = span
  }
}

/// The operators between two values, loosest first.
package enum BinaryOperator: String, CaseIterable, Sendable {
  case or, and
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case power = "^"
}

/// The units that a length or a time can carry.
package enum Unit: String, CaseIterable, Sendable {
  case epoch, epochs, step, steps, sample, samples
  case second = "s"
  case minute = "min"
  case hour = "h"
}
