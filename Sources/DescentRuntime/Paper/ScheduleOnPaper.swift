import DescentCatalogue
import DescentLearning
import DescentRecipe

/// How far the steps of a training can be counted before it begins.
enum StepCount: Equatable {
  /// The rows are known.
  case counted(RunCounts)
  /// They are not, but training and schedule speak of epochs alone; an epoch stands for a step.
  case epochs(Int)
  /// They are not, but training and schedule speak of steps alone.
  case steps(Int)
  case unknown

  /// - Parameters:
  ///   - rows: Rows to train on; nil where they are not known.
  ///   - batch: Rows of a batch; nil where they are not known.
  init(_ length: Length, _ chain: ScheduleChain, rows: Int?, batch: Int?) {
    if let rows, let batch, batch <= rows {
      let perEpoch = PlaceOnPaper.stepsInEpoch(of: rows, batch: batch)
      let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: 1)
      let steps = counts.steps(in: length).flatMap { $0 <= Self.mostSteps ? $0 : nil }
      self =
        steps.map { .counted(RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: $0)) }
        ?? .unknown
    } else {
      let units = Set(chain.pieces.flatMap(\.lengths).map(\.unit) + [length.unit])
      let isLevel = chain.pieces.allSatisfy {
        $0 is Step || $0 is MultiStep || $0 is Constant || $0 is Plateau
      }
      let whole = Int(exactly: length.count.rounded(.up)) ?? 0
      if units == [.epochs], isLevel, whole > 0 {
        self = .epochs(whole)
      } else if units == [.steps], whole > 0 {
        self = .steps(whole)
      } else {
        self = .unknown
      }
    }
  }

  /// Steps that a training may have.
  private static let mostSteps = 1_000_000_000_000

  /// What a chain is laid out with; nil where nothing can be said.
  var layout: RunCounts? {
    switch self {
    case .counted(let counts): counts
    case .epochs(let count), .steps(let count):
      RunCounts(stepsPerEpoch: 1, batchRows: 1, runSteps: count)
    case .unknown: nil
    }
  }

  /// Nil where the rows are not known.
  var counts: RunCounts? { if case .counted(let counts) = self { counts } else { nil } }

  /// Steps of an epoch; nil where they are not known.
  var perEpoch: Int? { counts?.stepsPerEpoch }

  /// Steps of the training; nil where they are not known.
  var total: Int? {
    switch self {
    case .counted(let counts): counts.runSteps
    case .steps(let count): count
    case .epochs, .unknown: nil
    }
  }

  /// Whether two trainings count on the same clock.
  func isLike(_ other: StepCount) -> Bool {
    switch (self, other) {
    case (.counted, .counted), (.epochs, .epochs), (.steps, .steps): true
    case (.counted, _), (.epochs, _), (.steps, _), (.unknown, _): false
    }
  }
}

extension Schedule {
  /// The lengths among its options.
  fileprivate var lengths: [Length] {
    optionValues.flatMap { option -> [Length] in
      if case .lengths(let lengths) = option.value { return lengths }
      return if case .length(let length) = option.value { [length] } else { [] }
    }
  }
}

/// A schedule's clock while a program is followed on paper.
struct ClockOnPaper {
  let revision: Int
  let count: StepCount
  var timeline: ScheduleTimeline
  /// Updates under this schedule.
  var step = 0
  /// Whole epochs that have ended under each piece.
  var seen: [Int]

  /// The clock for a training: the one at work, under the optimizer's own rate, or a new one.
  static func running(_ clock: ClockOnPaper?, _ settings: Settings, _ count: StepCount) -> ClockOnPaper? {
    let base = settings.optimizer.optimizer.lr
    if var clock, clock.revision == settings.schedule.revision {
      clock.timeline = clock.timeline.goingOn(as: settings.schedule.chain, base: base)
      return clock.count.isLike(count) ? clock : nil
    }
    guard let counts = count.layout else { return nil }
    let timeline = settings.schedule.chain.laidOut(base: base, counts: counts)
    return ClockOnPaper(
      revision: settings.schedule.revision, count: count, timeline: timeline,
      seen: Array(repeating: 0, count: timeline.pieces.count))
  }

  /// The rates at the boundaries of a training that begins here.
  ///
  /// - Parameters:
  ///   - first: Updates of the model before the training.
  ///   - place: Where in the epochs it begins.
  func rates(_ training: StepCount, first: Int, from place: PlaceOnPaper) -> [RateOnPaper] {
    guard let steps = training.layout?.runSteps else { return [] }
    let ends = ends(training, from: place)
    let range = step..<step + steps
    return BoundaryFinder(timeline: timeline, steps: range).marks.map { mark in
      let distance = mark.step - range.lowerBound
      let (number, inEpoch): (Int?, Int?) =
        switch training {
        case .counted(let counts):
          (first + distance, place.epoch(after: distance + 1, batch: counts.batchRows))
        case .epochs: (nil, mark.step + 1)
        case .steps, .unknown: (first + distance, nil)
        }
      return RateOnPaper(
        boundary: mark.boundary, step: number, epoch: inEpoch, lr: timeline.rate(at: mark.step),
        mayHaveFallen: mayHaveFallen(at: mark.step, ends), leftOut: mark.leftOut)
    }
  }
}
