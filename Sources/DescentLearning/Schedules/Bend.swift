import DescentCatalogue

/// A step at which a schedule's rate takes another way.
package struct Bend: Sendable, Equatable {
  /// What happens there.
  package enum Kind: Sendable, Equatable {
    /// The rate is multiplied.
    case drop
    /// A cycle begins anew.
    case restart
    /// The rate goes up or down no longer.
    case turn
  }

  package let kind: Kind
  /// Of the piece, from 1: the first update under the new way.
  package let step: Int

  /// A step that no run reaches is no bend.
  init?(_ kind: Kind, at step: Double) {
    guard step >= 1, step <= 9e15 else { return nil }
    self.kind = kind
    self.step = Int(step.rounded(.up))
  }
}

/// What a run must reach for an option to have its say.
package struct ScheduleNeed: Sendable, Equatable {
  /// The option's name, and the length that it was given.
  package let option: String
  package let length: Length
  /// The step of the piece that it comes to, from 1.
  package let step: Int
}

extension Schedule {
  package func bend(_ number: Int, on clock: PieceClock) -> Bend? { nil }

  package func need(on clock: PieceClock) -> ScheduleNeed? { nil }

  /// How many of its bends have come once a step of the piece has been made.
  package func bends(through step: Int, on clock: PieceClock) -> Int {
    func hasCome(_ number: Int) -> Bool { bend(number, on: clock).map { $0.step <= step } ?? false }
    var above = 1
    while hasCome(above) { above *= 2 }
    var below = above / 2
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if hasCome(middle) { below = middle } else { above = middle }
    }
    return below
  }
}
