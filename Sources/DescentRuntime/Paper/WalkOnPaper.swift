import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe

/// Follows a program from action to action as a run would, and notes what is new at each.
struct WalkOnPaper {
  let memoryLimit: Int
  private(set) var sections: [PaperPlan.Section] = []

  private var counted: (entry: EntryValue, plan: SplitPlan, rows: PartRows?, refusal: String?)?
  private var data: DataOnPaper?
  private var model: ModelOnPaper?
  private var memory: MemoryOnPaper?
  private var stepOnPaper: StepOnPaper?
  private var modelRevision: Int?
  private var clock: ClockOnPaper?
  private var place: PlaceOnPaper?
  /// Updates of the model so far; nil once they cannot be counted.
  private var step: Int? = 0

  /// - Parameter loaded: Data that has been read, so that its rows are known.
  init(memoryLimit: Int, loaded: Session.Loaded?) {
    self.memoryLimit = memoryLimit
    if let loaded { counted = (loaded.entry, loaded.plan, PartRows(loaded.data.partition), nil) }
  }

  /// Follows one action.
  mutating func take(_ action: Action, number: Int) {
    if case .minimize(let plan) = action.kind {
      sections.append(.descent(DescentOnPaper(plan, action.settings, action: number)))
    }
    guard action.kind.usesModel else { return }
    let settings = action.settings
    let told = foretold(settings)
    let rows = told.rows
    note(data: DataOnPaper(settings, parts: rows, refusal: told.refusal))
    let shape = settings.data?.shape
    let batch = settings.batch.known(of: rows?.train)
    note(model: ModelOnPaper(settings, shape: shape, rows: batch))
    if let network = ModelOnPaper.network(settings, shape: shape) {
      let needs = MemoryNeeds(network, settings, batch: batch)
      note(memory: MemoryOnPaper(needs: needs, limit: memoryLimit))
    }
    if modelRevision != settings.model?.revision {
      (modelRevision, clock, place, step) = (settings.model?.revision, nil, nil, 0)
    }
    guard let training = action.kind.training else { return }
    let work = ModelOnPaper.step(settings, shape: shape, rows: batch)
    if let work { note(step: work) }
    var rules = RuleOnPaper.ofSteps(settings, ModelOnPaper.layers(settings, shape: shape))
    if let seconds = training.within { rules.append(.within(seconds)) }
    if let step = training.until { rules.append(.pause(step)) }
    train(training.length, number, settings, Facts(rows: rows?.train, batch: batch, step: work, rules: rules))
  }

  /// What is known of a training's data and model.
  private struct Facts {
    let rows: Int?
    let batch: Int?
    let step: StepOnPaper?
    /// Those that hold at each step.
    let rules: [RuleOnPaper]
  }

  private mutating func train(_ length: Length, _ number: Int, _ settings: Settings, _ facts: Facts) {
    // A step that sees all rows is an epoch, however many they are.
    let isWhole = facts.rows == nil && settings.batch == .all && length.unit != .samples
    let (rows, batch) = isWhole ? (1, 1) : (facts.rows, facts.batch)
    let count = StepCount(length, settings.schedule.chain, rows: rows, batch: batch)
    clock = ClockOnPaper.running(clock, settings, count)
    var place = self.place ?? PlaceOnPaper(rows: rows ?? 1)
    let plateaus = clock?.plateaus(count, from: place, step: step ?? 0)
    sections.append(
      .training(
        TrainingOnPaper(
          action: number, length: length, batch: facts.batch, parts: settings.batchParts,
          stepsPerEpoch: count.perEpoch, steps: count.total, step: facts.step, firstStep: step,
          optimizers: OptimizersOnPaper(settings.optimizer),
          schedule: settings.schedule.chain.pieces.map { EntryOnPaper($0) },
          scheduleRevision: settings.schedule.revision,
          rates: clock?.rates(count, first: step ?? 0, from: place) ?? [],
          curve: clock.flatMap { CurveOnPaper(count, on: $0, first: step ?? 0, from: place) },
          rules: facts.rules + (plateaus ?? RuleOnPaper.plateaus(settings))
            + RuleOnPaper.ofEpochs(settings, counts: count.counts, from: place, step: step ?? 0))))
    clock?.pass(count, from: place)
    if let counts = count.counts { place.advance(counts.runSteps, batch: counts.batchRows) }
    self.place = place
    step = step.flatMap { before in count.total.map { before + $0 } }
  }

  private mutating func foretold(_ settings: Settings) -> (rows: PartRows?, refusal: String?) {
    guard let setting = settings.data else { return (nil, nil) }
    let plan = settings.splitPlan(for: setting.shape)
    if let counted, counted.entry == setting.entry, counted.plan == plan {
      return (counted.rows, counted.refusal)
    }
    let told = PartRows.foretold(settings, memoryLimit: memoryLimit)
    counted = (setting.entry, plan, told.rows, told.refusal)
    return told
  }

  private mutating func note(data new: DataOnPaper?) {
    if let new, new != data { sections.append(.data(new)) }
    data = new ?? data
  }

  private mutating func note(model new: ModelOnPaper?) {
    if let new, new.layers != model?.layers || new.inputs != model?.inputs { sections.append(.model(new)) }
    model = new ?? model
  }

  private mutating func note(memory new: MemoryOnPaper) {
    if new != memory { sections.append(.memory(new)) }
    memory = new
  }

  private mutating func note(step new: StepOnPaper) {
    if new != stepOnPaper { sections.append(.step(new)) }
    stepOnPaper = new
  }
}

extension BatchSize {
  /// The rows of a batch; nil where they are all rows and nobody knows how many.
  fileprivate func known(of total: Int?) -> Int? {
    switch self {
    case .rows(let count): count
    case .all: total.map { rows(of: $0) }
    }
  }
}
