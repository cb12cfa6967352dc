import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  /// The data that the settings ask for; what is to be known of it is told when it is first used.
  mutating func toldData(for settings: Settings) throws(RunFailure) -> PreparedData {
    let data = try session.data(for: settings)
    guard session.loaded?.isToldOf == false else { return data }
    session.loaded?.isToldOf = true
    for note in data.notes { tell(.note(note)) }
    return data
  }

  func evaluator(_ settings: Settings, _ data: PreparedData) throws(RunFailure) -> Evaluator {
    let network = try session.network(for: settings, data)
    let feeder = Feeder(data: data, engine: session.engine)
    guard
      let evaluator = Evaluator(
        network: network, operation: settings.effectiveLoss.operation, feeder: feeder,
        metrics: asked(settings, data))
    else {
      throw RunFault.noMemory(bytes: network.inputs * 4 * Evaluator.rowsAtATime).at(Span(start: 0, end: 0))
    }
    return evaluator
  }

  /// The metrics to measure: those listed, and those that a rule, a claim or a `print` names.
  private func asked(_ settings: Settings, _ data: PreparedData) -> [any Metric] {
    let task: Task =
      switch data.target {
      case .classes: .classification
      case .numbers: .regression
      }
    let ruled = (settings.stop?.measurements ?? []) + [settings.keep?.best].compactMap(\.self)
    return Metrics.asked(
      for: task, listed: settings.metrics?.metrics,
      named: program.namedFigures.union(ruled.map(\.figure)).union(furtherFigures))
  }

  mutating func tellFacts(_ settings: Settings, _ data: PreparedData, steps: Int, perEpoch: Int) {
    guard let network = try? session.network(for: settings, data) else { return }
    tell(
      .training(
        TrainingFacts(
          data: settings.data?.text ?? "", trainingRows: data.partition.train.count,
          validationRows: data.partition.val.count, testRows: data.partition.test.count,
          form: settings.model?.formName ?? "",
          sizes: network.sizes,
          preparation: Self.isDefault(data, settings) ? data.summary : nil,
          parameters: network.parameterCount ?? 0, seed: settings.seed, steps: steps,
          stepsPerEpoch: perEpoch)))
  }

  mutating func evaluate(_ part: Part, _ action: Action) throws(RunFailure) {
    let data = try toldData(for: action.settings)
    let rows = data.partition.rows(of: part)
    guard !rows.isEmpty else { throw RunFault.emptyPart(part).at(action.span) }
    let batch = action.settings.batch.rows(of: data.partition.train.count)
    let trainer = try trainer(for: action.settings, batch: min(batch, data.partition.train.count))
    let weights = session.weights(for: action.settings) ?? trainer.learner.seen
    let evaluator = try evaluator(action.settings, data)
    let figures = try measure(rows, part, evaluator, weights)
    if part == .test { session.testLooks += 1 }
    tell(
      .evaluated(
        EvaluationReport(
          part: part, rows: rows.count, figures: listed(figures, action.settings),
          looks: part == .test ? session.testLooks : nil, classes: evaluator.classes)))
  }

  /// The figures that the recipe wants to see; the others are measured all the same.
  func listed(_ figures: [Figure], _ settings: Settings) -> [Figure] {
    let task: Task = figures.contains { $0.name == "accuracy" } ? .classification : .regression
    let shown = settings.metrics?.metrics ?? Metrics.standard(for: settings.task ?? task)
    let listed = ["loss"] + shown.map { type(of: $0).facts.name }
    let names = listed + watchedFigures.subtracting(listed).sorted()
    return names.compactMap { name in figures.first { $0.name == name } }
  }

  /// Whether columns were prepared as the recipe does not say; images are only divided.
  private static func isDefault(_ data: PreparedData, _ settings: Settings) -> Bool {
    if case .bytes = data.features { return false }
    return settings.preparation == nil
  }
}
