import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkSchedule(_ node: ScheduleStatement, _ statement: Statement) {
    willSet(statement)
    schedulePieces = node.pieces
    scheduleRevision = revision
    let before = faults
    guard resolveSchedule(lr: 1) != nil else {
      schedulePieces = []
      return
    }
    // Read once for its faults and its names; it is read again at each action, under the optimizer's own lr.
    if faults.diagnostics.count == before.diagnostics.count { checkPieces(node.pieces) }
  }

  /// The chain as written, with `lr` standing for the optimizer's.
  mutating func resolveSchedule(lr: Double) -> [any Schedule]? {
    var chain: [any Schedule] = []
    let local: [String: Value] = scope.names["lr"] == nil ? ["lr": .number(lr)] : [:]
    for piece in schedulePieces {
      guard
        let entry = entry(piece, kind: .schedule, among: Catalogue.cards(of: .schedule), local: local),
        let type = Schedules.all.first(where: { $0.facts.name == entry.card.name })
      else { return nil }
      chain.append(type.make(with: entry.options))
    }
    return chain
  }

  private mutating func checkPieces(_ pieces: [Expression]) {
    guard let chain = resolveSchedule(lr: 1) else { return }
    for (piece, schedule) in zip(pieces, chain).dropLast() where schedule.length == nil {
      faults.add(
        SettingFault.pieceWithoutLength(type(of: schedule).facts.name, mended: mended(piece, schedule)),
        at: piece.span)
      schedulePieces = []
    }
  }

  /// The piece with a length.
  private func mended(_ piece: Expression, _ schedule: some Schedule) -> String {
    let text = piece.canonicalText
    let option = type(of: schedule).facts.option(named: "over") == nil ? "for 5 epochs" : "over 5 epochs"
    return text.hasSuffix(")") ? "\(text.dropLast()), \(option))" : "\(text)(\(option))"
  }

  /// Puts the schedule under the optimizer that holds at an action.
  mutating func settleSchedule() {
    let lr = settings.optimizer.optimizer.lr
    guard !schedulePieces.isEmpty, let chain = resolveSchedule(lr: lr) else { return }
    settings.schedule = ScheduleSetting(chain: ScheduleChain(chain), revision: scheduleRevision)
  }

  /// Counts the steps of a training on the schedule's clock, which a new schedule or a new model starts anew.
  mutating func noteScheduleReach(_ steps: Int, counts: RunCounts) {
    let model = settings.model?.revision ?? 0
    if reach?.schedule != scheduleRevision {
      checkScheduleReach()
      let timeline = settings.schedule.chain.laidOut(base: 1, counts: counts)
      reach = ScheduleReach(
        schedule: scheduleRevision, model: model, spans: schedulePieces.map(\.span), timeline: timeline)
    }
    reach?.add(steps, model: model)
  }

  /// Warns of a schedule that would begin to act only after the last training under it has ended.
  mutating func checkScheduleReach() {
    guard let reach else { return }
    for (span, piece) in zip(reach.spans, reach.timeline.pieces) {
      let counts = reach.timeline.counts
      guard let step = piece.schedule as? Step, let every = step.every,
        let period = counts.steps(in: every), period >= reach.steps - piece.start
      else { continue }
      let epochs = (reach.steps - piece.start) / counts.stepsPerEpoch / 2
      faults.add(
        SettingFault.neverFires(
          "this step comes after \(every.text), the training ends before",
          help: epochs > 0 ? "write `every \(epochs)`, or train longer" : "train longer"),
        at: span)
    }
  }
}

/// The steps that trainings make under one schedule.
struct ScheduleReach {
  /// Revisions of what the clock belongs to.
  let schedule: Int
  private var model: Int
  /// Where each piece of the schedule stands.
  let spans: [Span]
  let timeline: ScheduleTimeline
  /// Steps under the model at work, and the most under any.
  private var clock = 0
  private(set) var steps = 0

  init(schedule: Int, model: Int, spans: [Span], timeline: ScheduleTimeline) {
    (self.schedule, self.model) = (schedule, model)
    (self.spans, self.timeline) = (spans, timeline)
  }

  /// Takes up the steps of a training of a model; another model starts the clock anew.
  mutating func add(_ more: Int, model: Int) {
    clock = model == self.model ? clock + more : more
    self.model = model
    steps = max(steps, clock)
  }
}
