import DescentCatalogue
import DescentLearning
import Testing

/// A schedule that watches a figure, fed by hand.
struct PlateauTests {
  private let counts = RunCounts(stepsPerEpoch: 4, batchRows: 8, runSteps: 400)

  private func plateau(_ change: (inout Plateau) -> Void = { _ in }) -> Plateau {
    var plateau = Plateau()
    plateau.patience = Length(2, .epochs)
    plateau.factor = 0.5
    change(&plateau)
    return plateau
  }

  /// The rates of epochs whose figures these are, and of the epoch after.
  private func rates(_ pieces: [any Schedule], base: Double = 1, figures: [Double]) -> [Double] {
    var timeline = ScheduleChain(pieces).laidOut(base: base, counts: counts)
    var rates = [timeline.rate(at: 0)]
    for (epoch, figure) in figures.enumerated() {
      let steps = 4 * (epoch + 1)
      if timeline.watched(after: steps) != nil { timeline.observe(figure, after: steps) }
      rates.append(timeline.rate(at: steps))
    }
    return rates
  }

  @Test func `the cut comes when the figure has stalled for longer than the patience`() {
    #expect(rates([plateau()], figures: [3, 2, 2, 2, 2, 2, 2, 2]) == [1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25])
  }

  @Test func `a better figure starts the count anew`() {
    #expect(rates([plateau()], figures: [3, 3, 3, 2, 2, 2, 2]) == [1, 1, 1, 1, 1, 1, 1, 0.5])
  }

  @Test func `what is no number is not better`() {
    #expect(rates([plateau()], figures: [.nan, .nan, .nan, 1]) == [1, 1, 1, 0.5, 0.5])
  }

  @Test func `patience in steps is rounded up to whole epochs`() {
    let figures: [Double] = [1, 1, 1, 1, 1]
    let steps = plateau { $0.patience = Length(5, .steps) }
    #expect(rates([steps], figures: figures) == rates([plateau()], figures: figures))
    let share = plateau { $0.patience = Length(1, .percent) }
    #expect(rates([share], figures: figures) == [1, 1, 1, 0.5, 0.5, 0.25])
  }

  @Test func `the rate stays above its least`() {
    let least = plateau { ($0.end, $0.factor) = (.shareOfBase(0.3), 0.1) }
    #expect(rates([least], base: 2, figures: [1, 1, 1, 1, 1]).last == 0.6)
  }

  @Test func `after a cut a cooldown does not count`() {
    let cooled = plateau { $0.cooldown = Length(3, .epochs) }
    let figures = [Double](repeating: 1, count: 10)
    #expect(rates([cooled], figures: figures) == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25])
  }

  @Test func `a plateau sees its own epochs alone`() {
    var warmup = Warmup()
    warmup.length = Length(3, .epochs)
    let want: [Double] = [1.0 / 12, 5.0 / 12, 9.0 / 12, 1, 1, 1, 1, 0.5]
    #expect(rates([warmup, plateau()], figures: [1, 1, 1, 1, 1, 1, 1]) == want)
    let timeline = ScheduleChain([warmup, plateau()]).laidOut(base: 1, counts: counts)
    #expect(timeline.watched(after: 12) == nil && timeline.watched(after: 13) == "val.loss")
  }

  @Test func `of two plateaus each sees its own epochs and takes its cuts with it`() {
    let first = plateau { $0.length = Length(6, .epochs) }
    let figures = [Double](repeating: 1, count: 10)
    #expect(rates([first, plateau()], figures: figures) == [1, 1, 1, 1, 0.5, 0.5, 1, 1, 1, 1, 0.5])
  }

  @Test func `another learning rate keeps the cuts`() {
    var timeline = ScheduleChain([plateau()]).laidOut(base: 1, counts: counts)
    for epoch in 1...4 { timeline.observe(1, after: 4 * epoch) }
    #expect(timeline.rate(at: 16) == 0.5 && timeline.rebased(on: 0.25).rate(at: 16) == 0.125)
  }

  @Test func `schedules of the step alone watch nothing`() {
    for type in Schedules.all where type.facts.name != "plateau" {
      let timeline = ScheduleChain([type.init()]).laidOut(base: 1, counts: counts)
      var other = timeline
      for epoch in 1...40 { other.observe(1, after: 4 * epoch) }
      #expect(timeline.watched(after: 4) == nil)
      #expect((0..<400).allSatisfy { timeline.rate(at: $0) == other.rate(at: $0) })
    }
  }
}
