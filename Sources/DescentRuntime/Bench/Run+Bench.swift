import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

extension Run {
  /// Times steps of the program's first training; nothing is measured, saved or kept.
  ///
  /// - Parameter patience: Seconds in all.
  /// - Returns: Times, or nil with the status that says why there are none.
  package mutating func bench(for patience: Double) -> (times: StepTimes?, status: ExitStatus) {
    if let open = program.openAt {
      tell(.failed(open))
      return (nil, .recipeWrong)
    }
    do throws(RunFailure) {
      return (try timeFirstTraining(patience), .done)
    } catch {
      tell(error.event)
      return (nil, error.status)
    }
  }

  private mutating func timeFirstTraining(_ patience: Double) throws(RunFailure) -> StepTimes {
    for action in program.actions {
      switch action.kind {
      case .load(let path): try load(path, action)
      case .train: return try times(of: action, patience)
      case .continue, .evaluate, .expect, .print, .show, .why, .minimize, .save, .predict: continue
      }
    }
    throw RunFault.nothingToTime.at(program.actions.last?.span ?? Span(start: 0, end: 0))
  }

  /// Steps before the first that counts, however slow the clock.
  private static var mostWarming: Int { 10_000 }

  private mutating func times(of action: Action, _ patience: Double) throws(RunFailure) -> StepTimes {
    let settings = action.settings
    let data = try toldData(for: settings)
    let rows = data.partition.train.count
    let batch = settings.batch.rows(of: rows)
    try requireRows(of: batch, among: rows, settings, at: action.span)
    let trainer = try trainer(for: settings, batch: batch)
    guard
      let step = StepOnPaper(
        trainer.learner.network, settings, rows: batch, features: FeatureFacts(data.features))
    else { throw RunFault.noMemory(bytes: Int.max).at(action.span) }
    let perEpoch = (rows + batch - 1) / batch
    let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: perEpoch)
    session.startClock(settings, counts: counts)
    guard trainer.learner.beginAverage(settings, counts: counts) else {
      throw RunFault.noMemory(bytes: 4 * trainer.learner.parameters.count).at(action.span)
    }
    let world = world
    let clock = StepClock(operations: step.operations.count) { world.seconds() }
    trainer.meter = clock
    defer { trainer.meter = nil }
    let began = world.seconds()
    var warmed = 0
    while !clock.isFull, world.seconds() - began < patience || clock.steps < 3 {
      // The first steps bring data and weights near.
      let isWarm = warmed >= 3 && world.seconds() - began >= patience / 5 || warmed >= Self.mostWarming
      try timeStep(trainer, batch, settings, clock, counts: isWarm, at: action.span)
      warmed += 1
    }
    return clock.times(of: step)
  }

  private mutating func timeStep(
    _ trainer: Trainer, _ batch: Int, _ settings: Settings, _ clock: StepClock, counts: Bool, at span: Span
  ) throws(RunFailure) {
    if world.isStopRequested { throw stopped() }
    let rates = session.rates(of: trainer.learner.setting)
    let isWhole = trainer.rowsLeft >= batch
    clock.begin()
    let result = trainer.step(batch: batch, rates: rates, shaping: settings.shaping)
    if counts, isWhole { clock.count() }
    session.clock?.step += 1
    switch result {
    case .moved: break
    case .finishedEpoch: trainer.beginEpoch()
    case .diverged(let divergence): throw RunFault.diverged(divergence).at(span)
    }
  }
}
