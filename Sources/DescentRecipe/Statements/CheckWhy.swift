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
      let nearest = nearestReason(to: name, among: finder.names)
      faults.add(WhyFault.unknownName(name, nearest: nearest), at: node.name.span)
      return
    }
    useSettings()
    act(.why(name, reasons), at: statement.span)
  }

  /// Of an option whose setting is right, the option alone is compared.
  private func nearestReason(to name: String, among names: [String]) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return NearestName.nearest(to: name, among: names) }
    let setting = name[...dot]
    let options = names.filter { $0.hasPrefix(setting) }.map { String($0.dropFirst(setting.count)) }
    guard !options.isEmpty else { return NearestName.nearest(to: name, among: names) }
    let option = String(name[name.index(after: dot)...])
    return NearestName.nearest(to: option, among: options).map { setting + $0 }
  }
}

/// A `let` as it was read.
struct NamedLine {
  let statement: Statement
  /// Its own value, or what `--set` put in its place.
  let value: Expression
  let isSet: Bool
}
