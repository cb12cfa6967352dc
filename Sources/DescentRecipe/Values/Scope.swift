import DescentSyntax

/// What a `let` stands for.
enum Binding: Equatable, Sendable {
  case value(Value)
  /// A thing, read anew where its name is used.
  case thing(Expression)
}

/// The names that hold at a place of the recipe.
struct Scope {
  struct Entry {
    let binding: Binding
    let span: Span
    var isUsed = false
  }

  private(set) var names = SharedNames<Entry>()

  /// Every name, for suggestions, in a fixed order.
  var known: [String] { names.names }

  mutating func bind(_ name: String, to binding: Binding, at span: Span) {
    names[name] = Entry(binding: binding, span: span)
  }

  /// What the name stands for; from now on it counts as used.
  mutating func use(_ name: String) -> Binding? {
    if names[name]?.isUsed == false { names[name]?.isUsed = true }
    return names[name]?.binding
  }

  /// Names that nothing used, in the order of the text.
  var unused: [(name: String, span: Span)] {
    names.all.filter { !$0.value.isUsed }.map { ($0.name, $0.value.span) }.sorted { $0.1.start < $1.1.start }
  }
}
