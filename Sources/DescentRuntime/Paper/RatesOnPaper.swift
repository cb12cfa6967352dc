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
  /// Drops between this boundary and the next that are left out.
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

  /// Drops of one piece that are told one by one.
  private static let mostDrops = 6

  let timeline: ScheduleTimeline
  /// The steps of the clock that the training makes.
  let steps: Range<Int>

  /// In order, one a step.
  var marks: [Mark] {
    guard let last = steps.last else { return [] }
    var found = [Mark(step: steps.lowerBound, boundary: .start)]
    for piece in timeline.pieces { found += starts(piece) + drops(piece) + peaks(piece) }
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

  /// The steps at which a piece multiplies the rate, the first of them one by one.
  private func drops(_ piece: ScheduleTimeline.Piece) -> [Mark] {
    guard let schedule = piece.schedule as? Step else { return [] }
    let period = max(1, schedule.every.flatMap(timeline.counts.steps(in:)) ?? 1)
    // The last piece still drops where it ends, and then holds.
    let reach = min(piece.isLast ? piece.total : piece.total - 1, steps.upperBound - 1 - piece.start)
    let first = max(1, (steps.lowerBound - piece.start) / period + 1)
    let last = max(0, reach) / period
    guard first <= last else { return [] }
    let told = first...min(last, first + Self.mostDrops - 1)
    return told.map { count in
      Mark(
        step: piece.start + count * period, boundary: .drop,
        leftOut: count == told.upperBound ? last - count : 0)
    }
  }
}
