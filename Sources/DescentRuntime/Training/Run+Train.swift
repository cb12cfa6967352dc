import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  mutating func train(
    _ length: Length, within limit: Double?, until pause: Int?, _ action: Action
  ) throws(RunFailure) {
    let settings = action.settings
    let data = try toldData(for: settings)
    let rows = data.partition.train.count
    let batch = settings.batch.rows(of: rows)
    try requireRows(of: batch, among: rows, settings, at: action.span)
    let perEpoch = (rows + batch - 1) / batch
    let steps = try steps(in: length, perEpoch: perEpoch, batch: batch, at: action.span)
    let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: steps)
    var work = Training(steps: steps, counts: counts)
    work.watch = StopWatch(settings.stop, counts: counts)
    work.limit = limit
    let (trainer, evaluator) = try take(up: &work, data, until: pause, action)
    tellFacts(settings, data, steps: steps, perEpoch: perEpoch)
    try perform(&work, trainer, evaluator, until: pause, action)
  }

  /// Finishes the training that was paused, or goes on with it to the next pause.
  mutating func resume(
    within limit: Double?, until pause: Int?, _ action: Action
  ) throws(RunFailure) {
    let settings = action.settings
    guard var work = session.paused, let learner = session.learner,
      learner.modelRevision == settings.model?.revision ?? 0
    else { throw RunFault.nothingPaused.at(action.span) }
    let data = try toldData(for: settings)
    let rows = data.partition.train.count
    let batch = settings.batch.rows(of: rows)
    try requireRows(of: batch, among: rows, settings, at: action.span)
    let perEpoch = (rows + batch - 1) / batch
    let left = RunCounts(
      stepsPerEpoch: perEpoch, batchRows: batch, runSteps: max(1, work.steps - work.stepsDone))
    if work.watch?.rule.span != settings.stop?.span {
      work.watch = StopWatch(settings.stop, counts: left, after: work.stepsDone)
    }
    work.counts = left
    if let limit { (work.limit, work.secondsSpent) = (limit, 0) }
    let (trainer, evaluator) = try take(up: &work, data, until: pause, action)
    try perform(&work, trainer, evaluator, until: pause, action)
  }

  /// Makes ready what a training works with.
  private mutating func take(
    up work: inout Training, _ data: PreparedData, until pause: Int?, _ action: Action
  ) throws(RunFailure) -> (Trainer, Evaluator) {
    let settings = action.settings
    let trainer = try trainer(for: settings, batch: work.batch)
    (session.paused, session.limitReached) = (nil, nil)
    if let pause, pause <= trainer.learner.step {
      throw RunFault.pauseBehind(pause, made: trainer.learner.step).at(action.span)
    }
    session.startClock(settings, counts: work.counts)
    guard trainer.learner.beginAverage(settings, counts: work.counts) else {
      throw RunFault.noMemory(bytes: 4 * trainer.learner.parameters.count).at(action.span)
    }
    work.lastEpoch = trainer.epoch(after: work.steps - work.stepsDone, batch: work.batch)
    work.keeper = try session.keeper(for: settings, trainer.learner)
    return (trainer, try evaluator(settings, data))
  }

  private mutating func perform(
    _ work: inout Training, _ trainer: Trainer, _ evaluator: Evaluator, until pause: Int?, _ action: Action
  ) throws(RunFailure) {
    let first = work.stepsDone
    work.epochBegan = world.seconds() - work.secondsOfEpoch
    // Where a pause is written beside it, the clock has been asked before: the time was over at that step.
    let limit = pause == nil ? work.limit : nil
    let deadline = limit.map { world.seconds() + $0 - work.secondsSpent }
    let began = world.seconds()
    while work.stepsDone < work.steps, work.ending == nil {
      if let pause, trainer.learner.step >= pause {
        guard let limit = work.limit else { return self.pause(work, trainer, began: began) }
        work.ending = .time(limit)
        break
      }
      if world.isStopRequested {
        guard isSteered, work.stepsDone > first else { throw stopped() }
        return self.pause(work, trainer, began: began)
      }
      if try step(&work, trainer, action),
        try leavesOpen(&work, trainer, evaluator, isPartial: false, action, began: began)
      {
        return
      }
      if let limit, let deadline, work.ending == nil, work.stepsDone < work.steps,
        world.seconds() >= deadline
      {
        work.ending = .time(limit)
      }
    }
    session.limitReached = if case .time(let seconds) = work.ending { seconds } else { nil }
    if trainer.isInsideEpoch,
      try leavesOpen(&work, trainer, evaluator, isPartial: true, action, began: began)
    {
      return
    }
    tellEnd(work, trainer)
  }

  /// Finishes an epoch; true where haste has left it open, so that the training is left as it stands.
  private mutating func leavesOpen(
    _ work: inout Training, _ trainer: Trainer, _ evaluator: Evaluator, isPartial: Bool, _ action: Action,
    began: Double
  ) throws(RunFailure) -> Bool {
    do throws(RunFailure) {
      try finishEpoch(&work, trainer, evaluator, isPartial: isPartial, action)
      return false
    } catch {
      guard isSteered, error.status == .stopped else { throw error }
      session.unclosed = UnclosedEpoch(
        work: work, isPartial: isPartial, action: action, seconds: world.seconds() - work.epochBegan)
      if !isPartial, work.stepsDone < work.steps {
        pause(work, trainer, began: began)
      } else {
        tell(.note("the last epoch is measured as soon as something else is done"))
      }
      return true
    }
  }

  /// Finishes the epoch that haste has left open.
  mutating func closeEpoch() throws(RunFailure) {
    guard var open = session.unclosed else { return }
    let settings = open.action.settings
    let data = try toldData(for: settings)
    let trainer = try trainer(for: settings, batch: open.work.batch)
    let evaluator = try evaluator(settings, data)
    open.work.keeper = try session.keeper(for: settings, trainer.learner)
    open.work.epochBegan = world.seconds() - open.seconds
    try finishEpoch(&open.work, trainer, evaluator, isPartial: open.isPartial, open.action)
    session.unclosed = nil
    guard let paused = session.paused, open.work.ending == nil else {
      session.paused = nil
      return tellEnd(open.work, trainer)
    }
    (open.work.secondsSpent, open.work.secondsOfEpoch) = (paused.secondsSpent, 0)
    session.paused = open.work
  }

  /// Lets the training wait where it is.
  private mutating func pause(_ work: Training, _ trainer: Trainer, began: Double) {
    var waiting = work
    waiting.secondsSpent += world.seconds() - began
    waiting.secondsOfEpoch = world.seconds() - work.epochBegan
    session.paused = waiting
    tell(
      .paused(
        PauseReport(
          step: trainer.learner.step, epoch: trainer.finishedEpochs + (trainer.isInsideEpoch ? 1 : 0),
          stepsLeft: work.steps - work.stepsDone)))
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

  /// Makes one update; true where it was the last of an epoch.
  private mutating func step(
    _ work: inout Training, _ trainer: Trainer, _ action: Action
  ) throws(RunFailure) -> Bool {
    let rates = session.rates(of: trainer.learner.setting)
    let lr = rates.first
    let result = trainer.step(batch: work.batch, rates: rates, shaping: action.settings.shaping)
    if case .diverged(let divergence) = result {
      // Nothing has been updated, so that whoever steers may change something and go on from here.
      if divergence.isBeforeUpdate { session.paused = work }
      throw RunFault.diverged(divergence).at(action.span)
    }
    session.clock?.step += 1
    work.stepsDone += 1
    work.stepsInEpoch += 1
    work.lr = lr
    tell(
      .progress(
        Progress(
          epoch: trainer.finishedEpochs + 1, epochs: work.lastEpoch, step: trainer.learner.step,
          stepInEpoch: work.stepsInEpoch, stepsPerEpoch: work.perEpoch, loss: trainer.meanLoss, lr: lr)))
    if case .finishedEpoch = result { return true }
    return false
  }

  private mutating func finishEpoch(
    _ work: inout Training, _ trainer: Trainer, _ evaluator: Evaluator, isPartial: Bool, _ action: Action
  ) throws(RunFailure) {
    if let divergence = trainer.divergenceOfWeights(lr: work.lr) {
      throw RunFault.diverged(divergence).at(action.span)
    }
    let seconds = world.seconds() - work.epochBegan
    let loss = trainer.meanLoss
    session.measured[Measurement(part: .train, figure: "loss")] = loss
    let rows = trainer.feeder.data.partition.val
    let figures =
      rows.isEmpty
      ? []
      : try measure(
        rows, .val, evaluator, trainer.learner.seen, isHurried: true)
    let report = EpochReport(
      epoch: trainer.finishedEpochs + 1, epochs: work.lastEpoch, step: trainer.learner.step,
      isPartial: isPartial, trainLoss: loss, penalty: trainer.learner.cost(action.settings.shaping),
      validation: listed(figures, action.settings), lr: work.lr, seconds: seconds)
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
    let step = session.learner?.step ?? 0
    let epoch = (session.place?.finishedEpochs ?? 0) + 1
    return RunFailure(.stopped, .stopped(StopReport(step: step, epoch: epoch, isTraining: true)))
  }

  /// Measures a part and remembers its figures.
  ///
  /// - Parameter isHurried: Whether only haste breaks it off, since it belongs to the step in hand.
  mutating func measure(
    _ rows: [Int32], _ part: Part, _ evaluator: Evaluator, _ weights: FloatBuffer, isHurried: Bool = false
  ) throws(RunFailure) -> [Figure] {
    let world = world
    guard
      let figures = evaluator.measure(
        rows, parameters: weights,
        isStopRequested: { isHurried ? world.isHurried : world.isStopRequested })
    else { throw stopped() }
    for figure in figures {
      session.measured[Measurement(part: part, figure: figure.name)] = figure.value
    }
    return figures
  }
}
