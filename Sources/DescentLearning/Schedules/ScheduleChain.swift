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
      laid.append(
        .init(
          schedule: piece, start: start, total: total, isLast: index == pieces.count - 1,
          watch: piece.watch(counts)))
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
    /// What it has seen of the run's figures; nil for a function of the step alone.
    package fileprivate(set) var watch: PlateauWatch?
  }

  package private(set) var pieces: [Piece]
  package let base: Double
  package let counts: RunCounts

  /// The same timeline under another learning rate of the optimizer.
  package func rebased(on base: Double) -> ScheduleTimeline {
    ScheduleTimeline(pieces: pieces, base: base, counts: counts)
  }

  /// The timeline of these pieces with the options that they have now, counted as this one was; what its
  /// plateaus have seen they go on with.
  package func goingOn(as chain: ScheduleChain, base: Double) -> ScheduleTimeline {
    var timeline = chain.laidOut(base: base, counts: counts)
    for (place, piece) in pieces.enumerated() where timeline.pieces.indices.contains(place) {
      if let seen = piece.watch { timeline.pieces[place].watch?.goOn(from: seen) }
    }
    return timeline
  }

  /// The learning rate of the update at `step` of the schedule's clock, from 0.
  package func rate(at step: Int) -> Double {
    guard let place = place(at: step) else { return base }
    let piece = pieces[place]
    let rate = piece.schedule.rate(at: step - piece.start, on: clock(of: piece))
    return piece.watch?.reduced(rate) ?? rate
  }

  /// The step of the clock at which a piece is highest, where that is neither its first nor its last.
  package func peak(of piece: Piece) -> Int? {
    piece.schedule.peak(on: clock(of: piece)).map { piece.start + $0 }
  }

  /// What a piece knows of its steps.
  package func clock(of piece: Piece) -> PieceClock {
    PieceClock(base: base, total: piece.total, counts: counts)
  }

  /// The figure that steers the piece of the last update, as a recipe writes it; nil where none does.
  ///
  /// - Parameter steps: Updates made on the schedule's clock so far.
  package func watched(after steps: Int) -> String? {
    place(at: steps - 1).flatMap { pieces[$0].watch?.watched }
  }

  /// Lets the piece of the last update see the watched figure, once at the end of each whole epoch.
  ///
  /// - Parameter steps: Updates made on the schedule's clock so far.
  package mutating func observe(_ value: Double, after steps: Int) {
    if let place = place(at: steps - 1) { pieces[place].watch?.observe(value) }
  }

  /// The piece at work at a step, by its place in the chain; nil for an empty chain.
  private func place(at step: Int) -> Int? {
    pieces.lastIndex { $0.start <= step } ?? pieces.indices.first
  }
}
