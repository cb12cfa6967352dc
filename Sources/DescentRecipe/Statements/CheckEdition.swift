import DescentSyntax

extension Checker {
  /// Holds the edition against the one that is known; it changes nothing else, and need not be used.
  mutating func checkEdition(_ node: EditionStatement, _ statement: Statement) {
    if begun.contains(statement.span.source) {
      faults.add(EditionFault.late, at: statement.span)
      return
    }
    guard let value = value(node.number), value != .number(1) else { return }
    faults.add(EditionFault.unknown(value.text), at: node.number.span)
  }
}
