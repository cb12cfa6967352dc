import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkClip(_ node: ClipStatement, _ statement: Statement) {
    willSet(statement)
    if isNone(node.value) {
      settings.shaping.clipping = nil
      return
    }
    guard let entry = entry(node.value, kind: .clipping, among: Catalogue.cards(of: .clipping)),
      let type = Clippings.all.first(where: { $0.facts.name == entry.card.name })
    else { return }
    settings.shaping.clipping = type.make(with: entry.options)
  }

  mutating func checkPenalty(_ node: PenaltyStatement, _ statement: Statement) {
    willSet(statement)
    settings.shaping.penalties = []
    if node.parts.count == 1, let only = node.parts.first, isNone(only) { return }
    var seen: [String: Span] = [:]
    for part in node.parts {
      guard let entry = entry(part, kind: .penalty, among: Catalogue.cards(of: .penalty)),
        let type = Penalties.all.first(where: { $0.facts.name == entry.card.name })
      else { continue }
      if let earlier = seen[entry.card.name] {
        faults.add(
          NameFault.optionTwice(entry: "`penalty`", entry.card.name), at: part.span,
          related: Diagnostic.Mark(earlier, "given here first"))
        continue
      }
      seen[entry.card.name] = part.span
      settings.shaping.penalties.append(type.make(with: entry.options))
    }
  }

  /// Refuses a penalty that no training above has used and that compares vectors: the variables of a formula
  /// are one.
  mutating func checkPenaltiesOfOneVector() {
    guard let penalty = settings.shaping.penalties.first(where: \.comparesVectors),
      let span = waiting["penalty"]
    else { return }
    faults.add(MinimizeFault.penalty(type(of: penalty).facts.name), at: span)
  }

  /// Whether the author switches the setting off.
  func isNone(_ expression: Expression) -> Bool {
    guard case .thing(let thing) = expression.kind else { return false }
    return thing.plainName?.text == "none" && scope.names["none"] == nil
  }
}
