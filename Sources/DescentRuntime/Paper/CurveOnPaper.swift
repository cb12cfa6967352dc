import DescentLearning
import DescentRecipe

/// The learning rates of a training, one an update, to be looked up.
package struct CurveOnPaper: Sendable {
  private let clock: ClockOnPaper
  private let ends: ClockOnPaper.EpochEnds?
  /// Updates of the training, or its epochs where nobody knows how many updates they have.
  package let count: Int
  /// Updates of the model before it; nil where epochs are counted.
  package let firstStep: Int?

  /// Nil where nothing can be counted.
  init?(_ training: StepCount, on clock: ClockOnPaper, first: Int, from place: PlaceOnPaper) {
    guard let count = training.layout?.runSteps, count > 0 else { return nil }
    self.clock = clock
    self.count = count
    firstStep = training.total == nil ? nil : first
    ends = clock.ends(training, from: place)
  }

  /// The rate of an update, from 0; the most that it can be where a plateau may have brought it down.
  package func rate(at place: Int) -> Double { clock.timeline.rate(at: clock.step + place) }

  /// Whether a plateau may have brought the rate of an update down.
  package func mayHaveFallen(at place: Int) -> Bool { clock.mayHaveFallen(at: clock.step + place, ends) }

  /// The updates by which the whole is shown: all of them, or so many, evenly spaced from first to last.
  package func places(most: Int) -> [Int] {
    guard count > most, most > 1 else { return Array(0..<count) }
    // Remainders are shared out apart, so that nothing overflows.
    let (step, rest) = (count - 1).quotientAndRemainder(dividingBy: most - 1)
    return (0..<most).map { $0 * step + $0 * rest / (most - 1) }
  }
}

extension CurveOnPaper: Equatable {
  /// Curves are alike that go through the same rates, as far as a screen would show.
  package static func == (one: CurveOnPaper, other: CurveOnPaper) -> Bool {
    let places = one.places(most: 100)
    return one.count == other.count && one.firstStep == other.firstStep
      && places.map(one.rate) == places.map(other.rate)
  }
}
