import DescentLearning

/// How long the steps of a training took, and their operations.
package struct StepTimes: Sendable, Equatable {
  package let step: StepOnPaper
  /// Steps that were timed, of whole batches.
  package let steps: Int
  /// Seconds of the step in their middle.
  package let median: Double
  /// Seconds of each operation in the middle of the steps; what lies between two belongs to the second.
  package let seconds: [Double]

  /// Floating-point operations a second, zeros counted.
  package var flopsPerSecond: Double { Double(step.flops) / median }
  package var rowsPerSecond: Double { Double(step.rows) / median }

  /// Each operation's share of the time.
  package var shares: [Double] {
    let whole = max(seconds.reduce(0, +), 1e-300)
    return seconds.map { $0 / whole }
  }
}

/// Holds a clock to the operations of steps.
final class StepClock: StepMeter {
  private let now: () -> Double
  private let operations: Int
  private var last = 0.0
  private var place = 0
  /// Steps that count so far.
  private(set) var steps = 0
  private let most: Int
  /// Seconds of each operation of each step, one behind the other; made at once: a step allocates nothing.
  private var samples: [Float]

  /// - Parameters:
  ///   - operations: Of a step; at least 1.
  ///   - now: Seconds of a clock that only goes forward.
  init(operations: Int, now: @escaping () -> Double) {
    self.now = now
    self.operations = operations
    most = min(1 << 16, max(16, (1 << 21) / operations))
    samples = Array(repeating: 0, count: most * operations)
  }

  /// A step begins.
  func begin() {
    place = 0
    if !isFull { for index in 0..<operations { samples[steps * operations + index] = 0 } }
    last = now()
  }

  func comeAgain() { place = 0 }

  func mark() {
    let moment = now()
    if place < operations, !isFull { samples[steps * operations + place] += Float(moment - last) }
    last = moment
    place += 1
  }

  /// The step is over and counts.
  func count() { steps += 1 }

  /// Whether there is no room for the times of another step.
  var isFull: Bool { steps == most }

  /// Operations of the last step that it was told of.
  var operationsSeen: Int { place }

  /// What the steps that count came to.
  func times(of step: StepOnPaper) -> StepTimes {
    let totals = (0..<steps).map { index in
      samples[(index * operations)..<((index + 1) * operations)].reduce(0.0) { $0 + Double($1) }
    }
    let seconds = (0..<operations).map { place in
      Self.median((0..<steps).map { Double(samples[$0 * operations + place]) })
    }
    return StepTimes(step: step, steps: steps, median: max(Self.median(totals), 1e-9), seconds: seconds)
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
