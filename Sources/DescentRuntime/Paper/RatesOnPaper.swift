import DescentCatalogue
import DescentLearning

/// The learning rate at one boundary of a schedule.
package struct RateOnPaper: Sendable, Equatable {
  /// Why the rate is told there.
  package enum Boundary: Sendable, Equatable {
    /// The first step of a training.
    case start
    /// The first step of a piece after `then`.
    case piece(String)
    /// A step before which the rate is multiplied.
    case drop
    /// The first step of a new cycle.
    case restart
    /// A step from which the rate goes up or down no longer.
    case turn
    /// The step of a piece at which the rate is highest.
    case peak
    /// The last step of a piece before the next.
    case pieceEnd(String)
    /// The first step after the last piece, whose value is held.
    case hold
    /// The last step of a training.
    case end
  }

  package let boundary: Boundary
  /// Updates made before, from 0; nil where epochs have no known length.
  package let step: Int?
  /// From 1; nil where epochs have no known length in steps and the schedule counts in steps.
  package let epoch: Int?
  package let lr: Double
  /// Whether a plateau may have brought it down by then, so that this is the most it can be.
  package let mayHaveFallen: Bool
  /// Boundaries of the same kind, between this one and the next, that are left out.
  package let leftOut: Int
}

/// Finds the boundaries that a training meets on a schedule's timeline.
struct BoundaryFinder {
  /// A boundary at a step of the schedule's clock.
  struct Mark: Equatable {
    let step: Int
    let boundary: RateOnPaper.Boundary
    var leftOut = 0
  }

  /// Bends of one piece that are told one by one.
  private static let mostBends = 6

  let timeline: ScheduleTimeline
  /// The steps of the clock that the training makes.
  let steps: Range<Int>

  /// In order, one a step.
  var marks: [Mark] {
    guard let last = steps.last else { return [] }
    var found = [Mark(step: steps.lowerBound, boundary: .start)]
    for piece in timeline.pieces { found += starts(piece) + bends(piece) + peaks(piece) }
    for piece in timeline.pieces { found += ends(piece) }
    found.append(Mark(step: last, boundary: .end))
    let ordered = found.enumerated().sorted { ($0.element.step, $0.offset) < ($1.element.step, $1.offset) }
    return ordered.map(\.element).reduce(into: []) { marks, mark in
      if marks.last?.step != mark.step { marks.append(mark) }
    }
  }

  private func starts(_ piece: ScheduleTimeline.Piece) -> [Mark] {
    guard piece.start > steps.lowerBound, piece.start < steps.upperBound else { return [] }
    return [Mark(step: piece.start, boundary: .piece(type(of: piece.schedule).facts.name))]
  }

  private func peaks(_ piece: ScheduleTimeline.Piece) -> [Mark] {
    guard let peak = timeline.peak(of: piece), steps.contains(peak) else { return [] }
    return [Mark(step: peak, boundary: .peak)]
  }

  private func ends(_ piece: ScheduleTimeline.Piece) -> [Mark] {
    let (end, overflowed) = piece.start.addingReportingOverflow(piece.total)
    guard !overflowed, end > steps.lowerBound, end < steps.upperBound else { return [] }
    if piece.isLast { return [Mark(step: end, boundary: .hold)] }
    let isLevel = timeline.rate(at: end - 1) == timeline.rate(at: max(piece.start, steps.lowerBound))
    let name = type(of: piece.schedule).facts.name
    return isLevel ? [] : [Mark(step: end - 1, boundary: .pieceEnd(name))]
  }

  /// The steps at which a piece takes another way, the first of them one by one.
  private func bends(_ piece: ScheduleTimeline.Piece) -> [Mark] {
    let clock = timeline.clock(of: piece)
    let schedule = piece.schedule
    guard let kind = schedule.bend(1, on: clock)?.kind else { return [] }
    // The last piece still drops where it ends, and then holds.
    let end = piece.isLast && kind == .drop ? piece.total : piece.total - 1
    let last = schedule.bends(through: min(end, steps.upperBound - 1 - piece.start), on: clock)
    let first = schedule.bends(through: max(0, steps.lowerBound - piece.start), on: clock) + 1
    guard first <= last else { return [] }
    let told = first...min(last, first + Self.mostBends - 1)
    return told.compactMap { number in
      guard let bend = schedule.bend(number, on: clock) else { return nil }
      let step = piece.start + bend.step
      // A rate that has come to its bound drops no more.
      if bend.kind == .drop, timeline.rate(at: step) == timeline.rate(at: step - 1) { return nil }
      let leftOut = number == told.upperBound ? last - number : 0
      return Mark(step: step, boundary: .init(bend.kind), leftOut: leftOut)
    }
  }
}

extension RateOnPaper.Boundary {
  fileprivate init(_ kind: Bend.Kind) {
    switch kind {
    case .drop: self = .drop
    case .restart: self = .restart
    case .turn: self = .turn
    }
  }
}
