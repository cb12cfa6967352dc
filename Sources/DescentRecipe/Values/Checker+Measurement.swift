import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  /// The figure that a name stands for, or nil after saying why there is none.
  mutating func measurement(_ name: Name, reach: Reach, local: [String: Value]) -> Formula? {
    if case .surface(let variables) = reach { return unknownVariable(name, among: variables) }
    let parts = name.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let found = figure(parts) else {
      faultUnknown(name, parts, reach: reach, local: local)
      return nil
    }
    switch reach {
    case .settings:
      faults.add(ValueFault.measuredHere(name.text), at: name.span)
      return nil
    case .training: return steers(found, at: name.span) ? .measured(found) : nil
    case .measurements, .surface: break
    }
    guard fitsTask(found, at: name.span) else { return nil }
    guard measured.contains(found) else {
      guard refusedSettings.isEmpty else { return nil }
      faults.add(SettingFault.notMeasuredYet(found), at: name.span)
      return nil
    }
    return .measured(found)
  }

  /// Whether a training measures the figure, and may read it.
  private mutating func steers(_ figure: Measurement, at span: Span) -> Bool {
    switch figure.part {
    case .test: faults.add(RuleFault.guarded(figure), at: span)
    case .train where figure.figure != "loss": faults.add(RuleFault.notWhileTraining(figure), at: span)
    case .train, .val: return true
    }
    return false
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
    let legal = ["loss"] + Part.allCases.flatMap { part in figures.map { "\(part.rawValue).\($0)" } }
    let nearestKnown = NearestName.nearest(to: name.text, among: scope.known + local.keys.sorted())
    let synonym = Catalogue.cards(of: .metric).first { $0.synonyms.contains(parts[parts.count - 1]) }?.name
    let usual = reach == .training ? "val" : "test"
    let part = parts.count > 1 ? parts[0] : usual
    var nearest = synonym.map { "\(part).\($0)" } ?? NearestName.nearest(to: name.text, among: legal)
    if parts.count == 1, figures.contains(name.text) { nearest = "\(usual).\(name.text)" }
    guard parts.count > 1 || reach != .settings && nearest != nil && nearestKnown == nil else {
      if let nearestKnown { _ = scope.use(nearestKnown) }
      faults.add(
        ValueFault.unknownName(name.text, nearest: nearestKnown ?? familiar(name.text)), at: name.span)
      return
    }
    faults.add(
      ValueFault.unknownFigure(name.text, nearest: nearest, legal: ["loss", "val.loss", "test.accuracy"]),
      at: name.span)
  }

  /// Says of a name in a formula that `from` does not give it a place to begin.
  private mutating func unknownVariable(_ name: Name, among variables: [String]) -> Formula? {
    let nearest = NearestName.nearest(to: name.text, among: variables + scope.known)
    if let nearest { _ = scope.use(nearest) }
    faults.add(ValueFault.unknownWord(name.text, nearest: nearest, legal: variables), at: name.span)
    return nil
  }

  /// What a word that is no name was meant to be: a length without its number, a truth as Python writes it.
  private func familiar(_ word: String) -> String? {
    if Unit(rawValue: word) != nil { return "20 \(word)" }
    return ["true", "false"].contains(word.lowercased()) ? word.lowercased() : nil
  }

  mutating func fitsTask(_ measurement: Measurement, at span: Span) -> Bool {
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
    guard let target = data?.shape.target else { return loss.map { type(of: $0).task } }
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
