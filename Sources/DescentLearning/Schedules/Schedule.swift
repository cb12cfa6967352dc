import DescentCatalogue

/// How the learning rate moves while a model trains: a pure function of the step and of what was watched.
package protocol Schedule: CatalogueEntry {
  /// How long it lasts as a piece of a chain; nil is "to the end of the training in which it began".
  var length: Length? { get }

  /// The learning rate of the update at `step` of this piece, from 0; at or past `clock.total` it holds.
  func rate(at step: Int, on clock: PieceClock) -> Double

  /// What it is to see of the run's figures; nil for a function of the step alone.
  func watch(_ counts: RunCounts) -> PlateauWatch?

  /// The step of this piece, from 0, at which it is highest; nil where that is its first or its last.
  func peak(on clock: PieceClock) -> Int?

  /// The bend of this number, from 1, in the order of their steps; nil behind the last.
  func bend(_ number: Int, on clock: PieceClock) -> Bend?

  /// What a run must reach, or an option has no say; nil where it always has.
  func need(on clock: PieceClock) -> ScheduleNeed?
}

extension Schedule {
  package func peak(on clock: PieceClock) -> Int? { nil }

  package func watch(_ counts: RunCounts) -> PlateauWatch? { nil }
}

/// What a piece needs to know to turn lengths into steps.
package struct PieceClock: Sendable, Equatable {
  /// The optimizer's learning rate.
  package let base: Double
  /// Steps that the piece lasts; at least 1.
  package let total: Int
  package let counts: RunCounts

  package init(base: Double, total: Int, counts: RunCounts) {
    self.base = base
    self.total = total
    self.counts = counts
  }
}

/// How many steps and rows there are in the run, so that lengths become steps.
package struct RunCounts: Sendable, Equatable {
  package let stepsPerEpoch: Int
  package let batchRows: Int
  /// Steps of the training in which the schedule began.
  package let runSteps: Int

  package init(stepsPerEpoch: Int, batchRows: Int, runSteps: Int) {
    self.stepsPerEpoch = stepsPerEpoch
    self.batchRows = batchRows
    self.runSteps = runSteps
  }

  /// Whole steps in a length, rounded up; nil for seconds and for what no run can reach.
  package func steps(in length: Length) -> Int? {
    let exact: Double
    switch length.unit {
    case .epochs: exact = length.count * Double(stepsPerEpoch)
    case .steps: exact = length.count
    case .samples: exact = length.count / Double(batchRows)
    case .percent:
      // Less a few units in the last place, so that 0.9% of 1 000 steps, not exact in binary, are 9.
      exact = length.count * Double(runSteps) / 100 * (1 - 0x1p-50)
    case .seconds: return nil
    }
    guard exact <= 9e15 else { return nil }
    return Int(exact.rounded(.up))
  }

  /// The steps of a length, at least 1; more than any run has for one that cannot be counted.
  func period(_ length: Length?) -> Int {
    length.map { max(1, steps(in: $0) ?? 9_000_000_000_000_000) } ?? 1
  }
}

/// Every schedule that the language can name.
package enum Schedules {
  package static let all: [any Schedule.Type] = [
    Constant.self, Step.self, MultiStep.self, Exponential.self, InverseTime.self, Linear.self,
    Polynomial.self, Cosine.self, CosineRestarts.self, Cyclic.self, Warmup.self, InverseSquareRoot.self,
    WarmupStableDecay.self, OneCycle.self, Plateau.self,
  ]
}
