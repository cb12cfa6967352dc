import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  mutating func train(_ length: Length, _ action: Action) throws(RunFailure) {
    let settings = action.settings
    let data = try session.data(for: settings)
    for note in data.notes { tell(.note(note)) }
    let rows = data.partition.train.count
    let batch = settings.batch.rows(of: rows)
    guard batch <= rows else { throw RunFault.batchAboveRows(batch, rows: rows).at(action.span) }
    let perEpoch = (rows + batch - 1) / batch
    let steps = try steps(in: length, perEpoch: perEpoch, batch: batch, at: action.span)
    let trainer = try session.trainer(for: settings, batch: batch)
    let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: steps)
    session.startClock(settings, counts: counts)
    let evaluator = try evaluator(settings, data)
    tellFacts(settings, data, steps: steps, perEpoch: perEpoch)
    var work = Training(
      batch: batch, perEpoch: perEpoch, steps: steps, shaping: settings.shaping,
      lastEpoch: trainer.epoch(after: steps, batch: batch))
    work.epochBegan = world.seconds()
    while work.stepsDone < steps {
      try step(&work, trainer, evaluator, at: action.span)
    }
    if trainer.isInsideEpoch {
      try finishEpoch(&work, trainer, evaluator, isPartial: true, at: action.span)
    }
  }

  private func steps(in length: Length, perEpoch: Int, batch: Int, at span: Span) throws(RunFailure) -> Int {
    let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: 1)
    guard let steps = counts.steps(in: length), steps <= 1_000_000_000_000 else {
      throw RunFault.tooManySteps(length.count * Double(perEpoch)).at(span)
    }
    return steps
  }

  private mutating func step(
    _ work: inout Training, _ trainer: Trainer, _ evaluator: Evaluator, at span: Span
  ) throws(RunFailure) {
    if world.isStopRequested { throw stopped(trainer) }
    let clockStep = session.clock?.step ?? 0
    let lr = session.clock?.timeline.rate(at: clockStep) ?? trainer.learner.optimizer.lr
    let result = trainer.step(batch: work.batch, lr: lr, shaping: work.shaping)
    if case .diverged(let divergence) = result { throw RunFault.diverged(divergence).at(span) }
    session.clock?.step += 1
    work.stepsDone += 1
    work.stepsInEpoch += 1
    work.lr = lr
    tell(
      .progress(
        Progress(
          epoch: trainer.finishedEpochs + 1, epochs: work.lastEpoch, step: trainer.learner.step,
          stepInEpoch: work.stepsInEpoch, stepsPerEpoch: work.perEpoch, loss: trainer.meanLoss, lr: lr)))
    if case .finishedEpoch = result {
      try finishEpoch(&work, trainer, evaluator, isPartial: false, at: span)
    }
  }

  private mutating func finishEpoch(
    _ work: inout Training, _ trainer: Trainer, _ evaluator: Evaluator, isPartial: Bool, at span: Span
  ) throws(RunFailure) {
    if let divergence = trainer.divergenceOfWeights(lr: work.lr) {
      throw RunFault.diverged(divergence).at(span)
    }
    let seconds = world.seconds() - work.epochBegan
    let loss = trainer.meanLoss
    session.measured[Measurement(part: .train, figure: "loss")] = loss
    let rows = trainer.feeder.data.partition.val
    let figures = rows.isEmpty ? [] : try measure(rows, .val, evaluator, trainer)
    tell(
      .epoch(
        EpochReport(
          epoch: trainer.finishedEpochs + 1, epochs: work.lastEpoch, step: trainer.learner.step,
          isPartial: isPartial, trainLoss: loss, penalty: trainer.learner.cost(work.shaping),
          validation: figures, lr: work.lr, seconds: seconds)))
    if !isPartial { trainer.beginEpoch() }
    work.stepsInEpoch = 0
    work.epochBegan = world.seconds()
  }

  private func stopped(_ trainer: Trainer) -> RunFailure {
    RunFailure(
      .stopped,
      .stopped(
        StopReport(step: trainer.learner.step, epoch: trainer.finishedEpochs + 1, isTraining: true)))
  }

  /// Measures a part and remembers its figures.
  mutating func measure(
    _ rows: [Int32], _ part: Part, _ evaluator: Evaluator, _ trainer: Trainer
  ) throws(RunFailure) -> [Figure] {
    let world = world
    guard
      let figures = evaluator.measure(
        rows, parameters: trainer.learner.parameters, isStopRequested: { world.isStopRequested })
    else { throw stopped(trainer) }
    for figure in figures {
      session.measured[Measurement(part: part, figure: figure.name)] = figure.value
    }
    return figures
  }

  func evaluator(_ settings: Settings, _ data: PreparedData) throws(RunFailure) -> Evaluator {
    let (network, _) = try session.network(for: settings, data)
    let feeder = Feeder(data: data, engine: session.engine)
    guard
      let evaluator = Evaluator(
        network: network, operation: settings.effectiveLoss.operation, feeder: feeder)
    else {
      throw RunFault.noMemory(bytes: network.inputs * 4 * Evaluator.rowsAtATime).at(Span(start: 0, end: 0))
    }
    return evaluator
  }

  private mutating func tellFacts(_ settings: Settings, _ data: PreparedData, steps: Int, perEpoch: Int) {
    guard let (network, sizes) = try? session.network(for: settings, data) else { return }
    tell(
      .training(
        TrainingFacts(
          data: settings.data?.entry.text ?? "", trainingRows: data.partition.train.count,
          validationRows: data.partition.val.count, testRows: data.partition.test.count, sizes: sizes,
          parameters: network.parameterCount ?? 0, seed: settings.seed, steps: steps,
          stepsPerEpoch: perEpoch)))
  }

  mutating func evaluate(_ part: Part, _ action: Action) throws(RunFailure) {
    let data = try session.data(for: action.settings)
    let rows = data.partition.rows(of: part)
    guard !rows.isEmpty else { throw RunFault.emptyPart(part).at(action.span) }
    let batch = action.settings.batch.rows(of: data.partition.train.count)
    let trainer = try session.trainer(for: action.settings, batch: min(batch, data.partition.train.count))
    let evaluator = try evaluator(action.settings, data)
    let figures = try measure(rows, part, evaluator, trainer)
    if part == .test { session.testLooks += 1 }
    tell(
      .evaluated(
        EvaluationReport(
          part: part, rows: rows.count, figures: figures, looks: part == .test ? session.testLooks : nil)))
  }
}

/// The counters of one `train`.
private struct Training {
  let batch: Int
  let perEpoch: Int
  let steps: Int
  let shaping: GradientShaping
  let lastEpoch: Int
  var stepsDone = 0
  var stepsInEpoch = 0
  var lr = 0.0
  var epochBegan = 0.0
}
