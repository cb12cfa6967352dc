import DescentCatalogue
import DescentData
import DescentFiles
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

/// What a run has built so far: data, learner, schedule's clock, what was measured.
struct Session {
  /// Prepared data with the settings that it was made from.
  struct Loaded {
    let data: PreparedData
    let entry: EntryValue
    let plan: SplitPlan
    let preparation: [PreparationSetting]?
    /// That of a loaded model, which was used instead.
    let stored: FittedPreparation?
    /// What the number to predict was taken for.
    let nature: TargetNature
    /// The recipe's, which data that is made at random depends on.
    var seed: UInt64
    /// The columns as they were before they were prepared.
    let columns: [ColumnFacts]
    /// Whether its notes have been told.
    var isToldOf = false
  }

  /// A schedule on its clock.
  struct Clock {
    var revision: Int
    var timeline: ScheduleTimeline
    /// Updates under this schedule.
    var step = 0
  }

  /// A learner without a trainer.
  struct Resting {
    let learner: Learner
    let place: EpochPlace
  }

  /// The learner at work; nil before the first training.
  var learner: Learner? { trainer?.learner ?? resting?.learner }
  /// Where it stands among epochs and rows.
  var place: EpochPlace? { trainer?.place ?? resting?.place }

  let engine: Engine
  var library: LibraryFiles
  let output: OutputFolder
  var loaded: Loaded?
  var loadedModel: LoadedModel?
  var trainer: Trainer?
  /// A learner that was brought back, with its place, until a trainer takes it up.
  var resting: Resting?
  /// The training that waits for its `continue`.
  var paused: Training?
  /// The epoch that is to be finished before anything else is done.
  var unclosed: UnclosedEpoch?
  /// The seconds of a `within` that ended the last training; nil where something else did.
  var limitReached: Double?
  var clock: Clock?
  var measured: [Measurement: Double] = [:]
  var testLooks = 0
  /// Where the last descent on a formula ended: its variables and `value`.
  var point: [String: Float] = [:]
  var keeper: Keeper?
  /// The epochs that have been trained, of the model at work.
  var history: [EpochReport] = []

  init(engine: Engine, library: LibraryFiles, output: OutputFolder) {
    self.engine = engine
    self.library = library
    self.output = output
  }

  /// The data that the settings ask for, read once.
  mutating func data(for settings: Settings) throws(RunFailure) -> PreparedData {
    guard let setting = settings.data else { throw RunFault.noData.at(Span(start: 0, end: 0)) }
    let plan = settings.splitPlan(for: setting.shape)
    let steps = settings.preparation
    let stored = loadedModel(for: settings)?.preparation
    let nature: TargetNature = settings.effectiveLoss.operation.takesCounts ? .count : .amount
    if let loaded, loaded.entry == setting.entry, loaded.plan == plan, loaded.preparation == steps,
      loaded.stored == stored, loaded.nature == nature, loaded.seed == settings.seed || trainer != nil
    {
      return loaded.data
    }
    do {
      let dataset = try setting.source.load(
        from: library.seen(from: setting.folder), seed: settings.seed)
      let columns = dataset.columnFacts
      // Let go of as soon as it is prepared: a table is held once, not twice.
      let prepared =
        if let stored {
          try Preparation.prepare(
            consume dataset, plan, as: stored, nature: nature, memoryLimit: library.memoryLimit)
        } else {
          try Preparation.prepare(
            consume dataset, plan,
            steps: steps?.map { PreparationRequest(step: $0.step, columns: $0.columns) }, nature: nature,
            memoryLimit: library.memoryLimit)
        }
      loaded = Loaded(
        data: prepared, entry: setting.entry, plan: plan, preparation: steps, stored: stored,
        nature: nature, seed: settings.seed, columns: columns)
      return prepared
    } catch {
      throw RunFault.data(
        message: error.message, help: error.help, status: ExitStatus(rawValue: error.exitStatus) ?? .dataWrong
      ).at(setting.span)
    }
  }

  /// The network that the settings ask for, its open sizes filled from the data.
  func network(for settings: Settings, _ data: PreparedData) throws(RunFailure) -> Network {
    if let model = loadedModel(for: settings) {
      let loss = settings.effectiveLoss.operation
      try model.requireFit(data, loss, at: settings.data?.span ?? Span(start: 0, end: 0))
      return model.network(in: settings)
    }
    guard let model = settings.model else { throw RunFault.noData.at(Span(start: 0, end: 0)) }
    let outputs =
      switch data.target {
      case .classes(_, let names): settings.effectiveLoss.operation.outputs(classes: names.count)
      case .numbers: 1
      }
    if let inputs = model.inputs, inputs != data.features.columns {
      throw RunFault.inputs(found: inputs, wanted: data.features.columns).at(model.span)
    }
    return model.network(inputs: data.features.columns, outputs: outputs)
  }

  /// A trainer for the settings: the one at work, with what has changed taken up, or a new one.
  ///
  /// - Throws: Also where it is asked to stop while weights are drawn.
  mutating func trainer(
    for settings: Settings, batch: Int, isStopRequested: () -> Bool
  ) throws(RunFailure) -> Trainer {
    let data = try data(for: settings)
    let span = settings.model?.span ?? Span(start: 0, end: 0)
    let network = try network(for: settings, data)
    try requireGroups(network, settings, at: span)
    let feeder = Feeder(data: data, engine: engine)
    let revision = settings.model?.revision ?? 0
    let fresh = learner.map { $0.modelRevision != revision } ?? true
    try requireMemory(network, settings, batch: batch, data: data, at: span)
    guard
      let learner = fresh
        ? Learner(
          network: network, modelRevision: revision, settings.optimizer, frozen: settings.frozen,
          engine: engine) : learner,
      learner.use(settings, network),
      let made = Trainer(
        learner: learner, feeder: feeder, operation: settings.effectiveLoss.operation,
        capacity: BatchPart.rows(of: batch, parts: settings.batchParts),
        seed: settings.seed)
    else {
      throw RunFault.noMemory(bytes: MemoryNeeds(network, settings, batch: batch).total).at(span)
    }
    if let place, !fresh { made.take(place) }
    if fresh {
      if let model = loadedModel(for: settings) {
        learner.parameters.copy(from: model.weights)
      } else if !learner.draw(seed: settings.seed, isStopRequested: isStopRequested) {
        throw RunFailure(.stopped, .stopped(StopReport(step: 0, epoch: 1, isTraining: true)))
      }
      (clock, paused, unclosed, history) = (nil, nil, nil, [])
    }
    (trainer, resting) = (made, nil)
    return made
  }

  private func requireGroups(_ network: Network, _ settings: Settings, at span: Span) throws(RunFailure) {
    guard let found = settings.groupFaults(layers: network.layersWithWeights).first else { return }
    throw RunFault.groups(found.fault).at(found.span ?? span)
  }

  private func requireMemory(
    _ network: Network, _ settings: Settings, batch: Int, data: PreparedData, at span: Span
  ) throws(RunFailure) {
    let needs = MemoryNeeds(network, settings, batch: batch)
    guard needs.total <= library.memoryLimit else {
      throw RunFault.memory(needed: needs.parts, limit: library.memoryLimit).at(span)
    }
    // The random numbers of a stream are counted with 34 bits.
    guard let large = network.tensors.first(where: { $0.count > 1 << 34 }) else { return }
    throw RunFault.layerTooLarge(large.layer, weights: large.count).at(span)
  }

  /// The schedule's clock for a training of so many steps.
  mutating func startClock(_ settings: Settings, counts: RunCounts) {
    let base = settings.optimizer.optimizer.lr
    if let clock, clock.revision == settings.schedule.revision {
      self.clock?.timeline = clock.timeline.goingOn(as: settings.schedule.chain, base: base)
      return
    }
    let timeline = settings.schedule.chain.laidOut(base: base, counts: counts)
    clock = Clock(revision: settings.schedule.revision, timeline: timeline)
  }

  /// The step length of each optimizer's next update.
  func rates(of setting: OptimizerSetting) -> StepRates {
    guard let clock else {
      return StepRates(first: setting.optimizer.lr, others: setting.others.map(\.optimizer.lr))
    }
    return StepRates(
      first: clock.timeline.rate(at: clock.step),
      others: setting.others.map { clock.timeline.rebased(on: $0.optimizer.lr).rate(at: clock.step) })
  }

  /// The keeper that the settings ask for, with what it has kept so far; nil where the last weights are kept.
  mutating func keeper(for settings: Settings, _ learner: Learner) throws(RunFailure) -> Keeper? {
    guard let figure = settings.keptBy else {
      keeper = nil
      return nil
    }
    if let keeper, keeper.serves(settings) { return keeper }
    guard let made = Keeper(figure, of: learner, lossText: settings.effectiveLossText) else {
      throw RunFault.noMemory(bytes: 4 * learner.parameters.count).at(
        settings.model?.span ?? Span(start: 0, end: 0))
    }
    keeper = made
    return made
  }

  /// The weights that actions after a training see.
  func weights(for settings: Settings) -> FloatBuffer? {
    if let keeper, keeper.best != nil, keeper.serves(settings) { return keeper.weights }
    return learner?.seen(under: settings) ?? loadedModel(for: settings)?.weights
  }
}
