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
      faults.add(SettingFault.pieceWithoutLength(type(of: schedule).facts.name), at: piece.span)
    }
  }

  /// Puts the schedule under the optimizer that holds at an action.
  mutating func settleSchedule() {
    let lr = settings.optimizer.optimizer.lr
    guard !schedulePieces.isEmpty, let chain = resolveSchedule(lr: lr) else { return }
    settings.schedule = ScheduleSetting(chain: ScheduleChain(chain), revision: scheduleRevision)
  }

  /// Warns of a schedule that begins to act only after the training has ended.
  mutating func checkScheduleReach(_ steps: Int, counts: RunCounts) {
    for (piece, schedule) in zip(schedulePieces, settings.schedule.chain.pieces) {
      guard let step = schedule as? Step, let every = step.every,
        let period = counts.steps(in: every), period >= steps
      else { continue }
      faults.add(
        SettingFault.neverFires(
          "this step comes after \(every.text), the training ends before",
          help: "write `every \(max(1, steps / counts.stepsPerEpoch / 2))`, or train longer"),
        at: piece.span)
    }
  }
}
