import DescentSyntax

extension Checker {
  mutating func checkWhy(_ node: WhyStatement, _ statement: Statement) {
    settleSchedule()
    let finder = ReasonFinder(self)
    let name = node.name.text
    let reasons = finder.reasons(for: name)
    guard !reasons.isEmpty else {
      let isKnownAsRefused = refusedNames.contains(name) || refusedSettings.contains(name)
      if isKnownAsRefused { return }
      let nearest = NearestName.nearest(to: name, among: finder.names)
      faults.add(WhyFault.unknownName(name, nearest: nearest), at: node.name.span)
      return
    }
    useSettings()
    act(.why(name, reasons), at: statement.span)
  }
}

/// A `let` as it was read.
struct NamedLine {
  let statement: Statement
  /// Its own value, or what `--set` put in its place.
  let value: Expression
  let isSet: Bool
}
