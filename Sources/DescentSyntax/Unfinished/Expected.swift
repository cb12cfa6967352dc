/// What may stand where a statement breaks off, as the parser asks for it there.
package enum Expected: Hashable, Sendable {
  /// The word that begins a statement.
  case keyword
  /// A word of the grammar itself: `for`, `then`, `within`.
  case word(String)
  /// A thing of the kind that the place takes.
  case thing
  /// The name of an option, behind `(` or a comma.
  case option
  case value
  /// What the number before it counts.
  case unit
  /// The name of a setting, an option or a figure.
  case name
  /// A name that is given here.
  case newName
  /// The path of a file, in quotes.
  case path
  /// A part of the data.
  case part
  /// What `show` shows.
  case topic
  /// The number of a layer.
  case layer
  /// The name of a branch that there is.
  case branch
  /// What help can tell of.
  case subject
}

/// What encloses a place of a statement, as far as it has been read there.
package struct Enclosure: Equatable, Sendable {
  /// What sort of brackets, or of none.
  package enum Kind: Equatable, Sendable {
    case options
    /// Options without their parentheses: `dense 64 relu`.
    case bareOptions
    case list
    case choice
    case block
  }

  package let kind: Kind
  /// The thing whose options or list they are; nil where they are nobody's.
  package let owner: String?
  /// The options so far, nil for those that came without a name.
  package var given: [String?] = []
  /// The option, or the label of a list, whose value stands here under its name.
  package var label: String?
}

/// Something that the parser looked for where the text breaks off.
package struct Sought: Equatable, Sendable {
  package let expected: Expected
  /// What encloses the place, outermost first.
  package let enclosures: [Enclosure]
}

/// Takes down what the parser looks for behind the last token; the parser and who asks share it.
final class Notebook {
  private(set) var sought: [Sought] = []
  private var enclosures: [Enclosure] = []

  func note(_ expected: Expected) {
    let found = Sought(expected: expected, enclosures: enclosures)
    if !sought.contains(found) { sought.append(found) }
  }

  func enter(_ enclosure: Enclosure) { enclosures.append(enclosure) }

  func leave() { _ = enclosures.popLast() }

  /// Changes what is known of the innermost enclosure.
  func revise(_ change: (inout Enclosure) -> Void) {
    guard !enclosures.isEmpty else { return }
    change(&enclosures[enclosures.count - 1])
  }
}
