import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkSchedule(_ node: ScheduleStatement, _ statement: Statement) {
    willSet(statement)
    scheduleRevision = revision
    if node.pieces.count == 1, let only = node.pieces.first, isNone(only) {
      schedulePieces = []
      settings.schedule = ScheduleSetting(chain: ScheduleChain([Constant()]), revision: revision)
      return
    }
    schedulePieces = node.pieces
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
    let local = namesOfRate(lr)
    for piece in schedulePieces {
      guard
        let entry = entry(piece, kind: .schedule, among: Catalogue.cards(of: .schedule), local: local),
        let type = Schedules.all.first(where: { $0.facts.name == entry.card.name })
      else { return nil }
      chain.append(type.make(with: entry.options))
    }
    return chain
  }

  /// `lr`, which means the optimizer's in a schedule and behind `set`, where no `let` hides it.
  func namesOfRate(_ lr: Double) -> [String: Value] {
    scope.names["lr"] == nil ? ["lr": .number(lr)] : [:]
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

  /// The figures that pieces of the schedule watch, with their places.
  var watchedBySchedule: [(Measurement, Span?)] {
    guard settings.schedule.revision == scheduleRevision else { return [] }
    return zip(schedulePieces, settings.schedule.chain.pieces).compactMap { written, piece in
      guard let plateau = piece as? Plateau else { return nil }
      let words = plateau.figure.split(separator: ".").map(String.init)
      guard words.count == 2, let part = Part(rawValue: words[0]) else { return nil }
      return (Measurement(part: part, figure: words[1]), written.span)
    }
  }

  /// Counts the steps of a training on the schedule's clock, which a new schedule or a new model starts anew.
  ///
  /// - Parameter model: The revision of the model; another one starts the clock anew.
  mutating func noteScheduleReach(_ steps: Int, counts: RunCounts, model: Int) {
    // A schedule that could not be read under the optimizer's lr has its error already.
    guard schedulePieces.isEmpty || settings.schedule.revision == scheduleRevision else { return }
    if reach?.revision != scheduleRevision {
      checkScheduleReach()
      reach = ScheduleReach(revision: scheduleRevision, pieces: schedulePieces)
    }
    reach?.pieces = schedulePieces
    reach?.add(steps, counts: counts, model: model, settings.schedule.chain)
  }

  /// Warns of a schedule that no training under it lets act.
  mutating func checkScheduleReach() {
    guard let reach, !isLive else { return }
    for (place, written) in reach.pieces.enumerated() where !reach.acting.contains(place) {
      guard let pieces = reach.timeline?.pieces, pieces.indices.contains(place) else { continue }
      let piece = pieces[place]
      guard let timeline = reach.timeline, let wanted = piece.schedule.need(on: timeline.clock(of: piece))
      else { continue }
      let epochs = (timeline.counts.runSteps - piece.start) / timeline.counts.stepsPerEpoch / 2
      let mended = epochs > 0 ? written.mended(wanted.option, epochs, of: piece.schedule) : nil
      faults.add(
        SettingFault.neverFires(
          "\(what(wanted, of: piece.schedule)), the training ends before",
          help: mended.map { "write `\($0)`, or train longer" } ?? "train longer"),
        at: written.span)
    }
  }

  /// What does not come in time.
  private func what(_ need: ScheduleNeed, of schedule: some Schedule) -> String {
    switch schedule {
    case is Step: "this step comes after \(need.length.text)"
    case is MultiStep: "the last place of `\(need.option)` comes after \(need.length.text)"
    default: "`\(need.option)` is \(need.length.text)"
    }
  }
}

extension Expression {
  /// A piece of a schedule, or its option alone where that is written, with so many epochs for the option;
  /// nil where only the author knows how to put it.
  fileprivate func mended(_ option: String, _ epochs: Int, of schedule: some Schedule) -> String? {
    let card = type(of: schedule).facts
    guard case .thing(let thing) = kind, thing.name.text == card.name, !(schedule is MultiStep) else {
      return nil
    }
    let length = "\(option) \(epochs)"
    if let argument = thing.argument(for: option, of: card) { return argument.name == nil ? nil : length }
    let text = canonicalText
    return text.hasSuffix(")") ? "\(text.dropLast()), \(length))" : "\(text)(\(length))"
  }
}

/// The steps that trainings make under one schedule.
struct ScheduleReach {
  let revision: Int
  /// The pieces as written.
  var pieces: [Expression]
  /// The pieces that come to act, by their place in the chain.
  private(set) var acting: Set<Int> = []
  /// As laid out for the first training under the model at work.
  private(set) var timeline: ScheduleTimeline?
  private var model: Int?
  private var steps = 0

  init(revision: Int, pieces: [Expression]) {
    self.revision = revision
    self.pieces = pieces
  }

  /// Takes up the steps of a training of a model; another model starts the clock anew.
  mutating func add(_ more: Int, counts: RunCounts, model: Int, _ chain: ScheduleChain) {
    if let timeline, model == self.model {
      self.timeline = timeline.goingOn(as: chain, base: 1)
    } else {
      (timeline, steps) = (chain.laidOut(base: 1, counts: counts), 0)
    }
    self.model = model
    steps += more
    for (place, piece) in (timeline?.pieces ?? []).enumerated() where acts(piece) {
      acting.insert(place)
    }
  }

  /// Whether all that a piece has to say comes before the last step.
  private func acts(_ piece: ScheduleTimeline.Piece) -> Bool {
    guard let need = timeline.flatMap({ piece.schedule.need(on: $0.clock(of: piece)) }) else { return true }
    let isInside = piece.isLast ? need.step <= piece.total : need.step < piece.total
    return isInside && need.step < steps - piece.start
  }
}
