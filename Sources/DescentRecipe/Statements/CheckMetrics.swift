import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkMetrics(_ node: MetricsStatement, _ statement: Statement) {
    willSet(statement)
    settings.metrics = MetricsSetting(metrics: [], spans: [])
    if node.parts.count == 1, let only = node.parts.first, isNone(only) { return }
    var seen: [String: Span] = [:]
    var chosen: [any Metric] = []
    for part in node.parts {
      if case .thing(let thing) = part.kind, thing.plainName?.text == "loss", scope.names["loss"] == nil {
        faults.add(RuleFault.noMetric("loss"), at: part.span)
        continue
      }
      guard let entry = entry(part, kind: .metric, among: Catalogue.cards(of: .metric)),
        let type = Metrics.all.first(where: { $0.facts.name == entry.card.name })
      else { continue }
      if let earlier = seen[entry.card.name] {
        faults.add(
          NameFault.optionTwice(entry: "`metrics`", entry.card.name), at: part.span,
          related: Diagnostic.Mark(earlier, "given here first"))
        continue
      }
      seen[entry.card.name] = part.span
      chosen.append(type.make(with: entry.options))
    }
    settings.metrics = MetricsSetting(
      metrics: chosen, spans: chosen.compactMap { seen[type(of: $0).facts.name] })
  }

  /// Holds the metrics that are listed against the target.
  mutating func checkMetricsFit() {
    guard let listed = settings.metrics, let task = settings.task else { return }
    for (metric, span) in zip(listed.metrics, listed.spans) where type(of: metric).task != task {
      let fitting = Metrics.all.filter { $0.task == task }.map { $0.facts.name }.joined(separator: ", ")
      faults.add(
        SettingFault.wrongTask(
          what: "`\(type(of: metric).facts.name)`", target: settings.targetWords,
          help: "there are: \(fitting)"),
        at: span, related: settings.data.map { Diagnostic.Mark($0.span, settings.targetWords) })
    }
  }
}
