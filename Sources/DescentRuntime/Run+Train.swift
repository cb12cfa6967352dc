import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  mutating func train(_ length: Length, within limit: Double?, _ action: Action) throws(RunFailure) {
    let settings = action.settings
    let data = try toldData(for: settings)
    let rows = data.partition.train.count
    let batch = settings.batch.rows(of: rows)
    try requireRows(of: batch, among: rows, settings, at: action.span)
    let perEpoch = (rows + batch - 1) / batch
    let steps = try steps(in: length, perEpoch: perEpoch, batch: batch, at: action.span)
    let trainer = try trainer(for: settings, batch: batch)
    let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: steps)
    session.startClock(settings, counts: counts)
    guard trainer.learner.beginAverage(settings, counts: counts) else {
      throw RunFault.noMemory(bytes: 4 * trainer.learner.parameters.count).at(action.span)
    }
    let evaluator = try evaluator(settings, data)
    tellFacts(settings, data, steps: steps, perEpoch: perEpoch)
    var work = Training(
      batch: batch, perEpoch: perEpoch, steps: steps, settings: settings,
      lastEpoch: trainer.epoch(after: steps, batch: batch))
    work.keeper = try session.keeper(for: settings, trainer.learner)
    work.watch = StopWatch(settings.stop, counts: counts)
    work.epochBegan = world.seconds()
    work.deadline = limit.map { work.epochBegan + $0 }
    while work.stepsDone < steps, work.ending == nil {
      try step(&work, trainer, evaluator, at: action.span)
      if let limit, let deadline = work.deadline, work.ending == nil, work.stepsDone < steps,
        world.seconds() >= deadline
      {
        work.ending = .time(limit)
      }
    }
    if trainer.isInsideEpoch {
      try finishEpoch(&work, trainer, evaluator, isPartial: true, at: action.span)
    }
    tellEnd(work, trainer)
  }

  /// Refuses a batch that the rows to train on do not fill, and parts of it that would be empty.
  func requireRows(of batch: Int, among rows: Int, _ settings: Settings, at span: Span) throws(RunFailure) {
    guard batch <= rows else { throw RunFault.batchAboveRows(batch, rows: rows).at(span) }
    guard settings.batchParts <= batch else {
      throw RunFault.partsAboveRows(settings.batchParts, rows: batch).at(span)
    }
  }

  private mutating func tellEnd(_ work: Training, _ trainer: Trainer) {
    if let reason = work.ending {
      tell(.ended(EndReport(reason: reason, epoch: work.epochsEnded, step: trainer.learner.step)))
    }
    if let best = work.keeper?.best { tell(.kept(best)) }
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
    if world.isStopRequested { throw stopped() }
    let rates = session.rates(of: trainer.learner.setting)
    let lr = rates.first
    let result = trainer.step(batch: work.batch, rates: rates, shaping: work.settings.shaping)
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
    let figures = rows.isEmpty ? [] : try measure(rows, .val, evaluator, trainer.learner.seen)
    let report = EpochReport(
      epoch: trainer.finishedEpochs + 1, epochs: work.lastEpoch, step: trainer.learner.step,
      isPartial: isPartial, trainLoss: loss, penalty: trainer.learner.cost(work.settings.shaping),
      validation: listed(figures, work.settings), lr: work.lr, seconds: seconds)
    session.history.append(report)
    if !isPartial { showSchedule() }
    tell(.epoch(report))
    if !isPartial { trainer.beginEpoch() }
    settle(&work, trainer, epoch: report.epoch)
    work.stepsInEpoch = 0
    work.epochBegan = world.seconds()
  }

  /// Shows the figure of a whole epoch to a schedule that watches it.
  private mutating func showSchedule() {
    guard let clock = session.clock, let name = clock.timeline.watched(after: clock.step),
      let value = session.measured.first(where: { $0.key.name == name })?.value
    else { return }
    session.clock?.timeline.observe(value, after: clock.step)
  }

  /// Holds what an epoch has measured against the rules for keeping and stopping.
  private mutating func settle(_ work: inout Training, _ trainer: Trainer, epoch: Int) {
    work.epochsEnded = epoch
    if let keeper = work.keeper {
      keeper.offer(session.measured[keeper.figure], trainer.learner, epoch: epoch)
    }
    let measured = session.measured
    guard let part = work.watch?.firing(after: work.stepsDone, measured: { measured[$0] }),
      work.stepsDone < work.steps, work.ending == nil
    else { return }
    work.ending = .rule(part.text)
  }

  func stopped() -> RunFailure {
    let step = session.trainer?.learner.step ?? 0
    let epoch = (session.trainer?.finishedEpochs ?? 0) + 1
    return RunFailure(.stopped, .stopped(StopReport(step: step, epoch: epoch, isTraining: true)))
  }

  /// Measures a part and remembers its figures.
  mutating func measure(
    _ rows: [Int32], _ part: Part, _ evaluator: Evaluator, _ weights: FloatBuffer
  ) throws(RunFailure) -> [Figure] {
    let world = world
    guard
      let figures = evaluator.measure(
        rows, parameters: weights, isStopRequested: { world.isStopRequested })
    else { throw stopped() }
    for figure in figures {
      session.measured[Measurement(part: part, figure: figure.name)] = figure.value
    }
    return figures
  }
}

/// The counters of one `train`.
private struct Training {
  let batch: Int
  let perEpoch: Int
  let steps: Int
  let settings: Settings
  let lastEpoch: Int
  var keeper: Keeper?
  var watch: StopWatch?
  /// By the world's clock.
  var deadline: Double?
  /// Why it ends before its length.
  var ending: EndReport.Reason?
  var epochsEnded = 0
  var stepsDone = 0
  var stepsInEpoch = 0
  var lr = 0.0
  var epochBegan = 0.0
}
