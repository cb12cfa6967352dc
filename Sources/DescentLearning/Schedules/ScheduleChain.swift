import DescentCatalogue

/// Schedules joined by `then`, on one clock.
package struct ScheduleChain: Sendable {
  package let pieces: [any Schedule]

  package init(_ pieces: [any Schedule]) { self.pieces = pieces }

  /// The chain with its lengths counted in steps, for a training of `counts.runSteps` that begins at step
  /// `startedAt` of the schedule's clock.
  package func laidOut(base: Double, counts: RunCounts, startedAt: Int = 0) -> ScheduleTimeline {
    var start = 0
    var laid: [ScheduleTimeline.Piece] = []
    for (index, piece) in pieces.enumerated() {
      let left = max(1, counts.runSteps + startedAt - start)
      let total = max(1, piece.length.flatMap(counts.steps(in:)) ?? left)
      laid.append(.init(schedule: piece, start: start, total: total, isLast: index == pieces.count - 1))
      start = start.addingReportingOverflow(total).overflow ? Int.max : start + total
    }
    return ScheduleTimeline(pieces: laid, base: base, counts: counts)
  }
}

/// A chain whose pieces have their places in steps.
package struct ScheduleTimeline: Sendable {
  /// One schedule with the steps that it covers.
  package struct Piece: Sendable {
    package let schedule: any Schedule
    package let start: Int
    package let total: Int
    package let isLast: Bool
  }

  package let pieces: [Piece]
  package let base: Double
  package let counts: RunCounts

  /// The same timeline under another learning rate of the optimizer.
  package func rebased(on base: Double) -> ScheduleTimeline {
    ScheduleTimeline(pieces: pieces, base: base, counts: counts)
  }

  /// The learning rate of the update at `step` of the schedule's clock, from 0.
  package func rate(at step: Int) -> Double {
    guard let piece = pieces.last(where: { $0.start <= step }) ?? pieces.first else { return base }
    let clock = PieceClock(base: base, total: piece.total, counts: counts)
    return piece.schedule.rate(at: step - piece.start, on: clock)
  }
}
