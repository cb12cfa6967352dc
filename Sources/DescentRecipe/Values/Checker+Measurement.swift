import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  /// The figure that a name stands for, or nil after saying why there is none.
  mutating func measurement(_ name: Name, reach: Reach, local: [String: Value]) -> Formula? {
    let parts = name.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let found = figure(parts) else {
      faultUnknown(name, parts, reach: reach, local: local)
      return nil
    }
    guard reach == .measurements else {
      faults.add(ValueFault.measuredHere(name.text), at: name.span)
      return nil
    }
    guard fitsTask(found, at: name.span) else { return nil }
    guard measured.contains(found) else {
      guard refusedSettings.isEmpty else { return nil }
      faults.add(SettingFault.notMeasuredYet(found), at: name.span)
      return nil
    }
    return .measured(found)
  }

  private func figure(_ parts: [String]) -> Measurement? {
    if parts == ["loss"] { return Measurement(part: .train, figure: "loss") }
    guard parts.count == 2, let part = Part(rawValue: parts[0]) else { return nil }
    guard parts[1] == "loss" || Metrics.all.contains(where: { $0.facts.name == parts[1] }) else { return nil }
    return Measurement(part: part, figure: parts[1])
  }

  private mutating func faultUnknown(
    _ name: Name, _ parts: [String], reach: Reach, local: [String: Value]
  ) {
    let figures = ["loss"] + Catalogue.cards(of: .metric).map(\.name)
    let legal = Part.allCases.flatMap { part in figures.map { "\(part.rawValue).\($0)" } }
    let nearestKnown = NearestName.nearest(to: name.text, among: scope.known + local.keys.sorted())
    let synonym = Catalogue.cards(of: .metric).first { $0.synonyms.contains(parts[parts.count - 1]) }?.name
    let part = parts.count > 1 ? parts[0] : "test"
    var nearest = synonym.map { "\(part).\($0)" } ?? NearestName.nearest(to: name.text, among: legal)
    if parts.count == 1, figures.contains(name.text) { nearest = "test.\(name.text)" }
    guard parts.count > 1 || reach == .measurements && nearest != nil && nearestKnown == nil else {
      if let nearestKnown { _ = scope.use(nearestKnown) }
      faults.add(ValueFault.unknownName(name.text, nearest: nearestKnown), at: name.span)
      return
    }
    faults.add(
      ValueFault.unknownFigure(name.text, nearest: nearest, legal: ["loss", "val.loss", "test.accuracy"]),
      at: name.span)
  }

  private mutating func fitsTask(_ measurement: Measurement, at span: Span) -> Bool {
    guard let metric = Metrics.all.first(where: { $0.facts.name == measurement.figure }),
      let task = settings.task, metric.task != task
    else { return true }
    let fitting = Metrics.standard(for: task).map { type(of: $0).facts.name }.joined(separator: ", ")
    faults.add(
      SettingFault.wrongTask(
        what: "`\(measurement.figure)`", target: settings.targetWords, help: "measured here: \(fitting)"),
      at: span)
    return false
  }
}

extension Settings {
  /// What there is to predict, where the data says it.
  package var task: Task? {
    guard let target = data?.source.shape.target else { return loss.map { type(of: $0).task } }
    switch target {
    case .classes: return .classification
    case .number: return .regression
    }
  }

  /// What the target is, in the user's words.
  var targetWords: String {
    switch task {
    case .classification: "the target is a class"
    case .regression: "the target is a number"
    case nil: "the target is not known"
    }
  }

  /// The loss that training uses.
  package var effectiveLoss: any Loss { loss ?? Losses.standard(for: task ?? .classification) }
}
