import DescentCatalogue
import DescentLearning
import Testing

/// Where schedules with places, cycles and phases turn, and what they are at both ends.
struct ScheduleBendTests {
  private static let counts = RunCounts(stepsPerEpoch: 3, batchRows: 8, runSteps: 60)
  private let clock = PieceClock(base: 0.2, total: 60, counts: Self.counts)

  @Test func `multistep drops at its places, twice where one is named twice`() {
    var schedule = MultiStep()
    schedule.places = [Length(20, .steps), Length(5, .epochs), Length(15, .steps)]
    for (step, share) in [(0, 1), (14, 1), (15, 0.01), (19, 0.01), (20, 0.001)] {
      #expect(abs(schedule.rate(at: step, on: clock) - 0.2 * share) < 1e-16)
    }
    #expect((1...3).map { schedule.bend($0, on: clock)?.step } == [15, 20, nil])
    #expect(schedule.need(on: clock)?.step == 20)
    #expect(MultiStep().rate(at: 29, on: clock) == 0.2 && MultiStep().rate(at: 59, on: clock) < 0.0021)
  }

  @Test func `a cycle of a cosine begins at the top and the last one ends at the end`() {
    var schedule = CosineRestarts()
    schedule.first = Length(20, .steps)
    schedule.end = .absolute(0.05)
    for start in [0, 20, 40] { #expect(schedule.rate(at: start, on: clock) == 0.2) }
    #expect(schedule.rate(at: 19, on: clock) > 0.05 && schedule.rate(at: 60, on: clock) == 0.05)
    schedule.mult = 2
    #expect((1...4).map { schedule.bend($0, on: clock)?.step } == [20, 60, 140, 300])
    #expect(abs(schedule.rate(at: 40, on: clock) - 0.125) < 1e-15)
    schedule.factor = 0.5
    #expect(abs(schedule.rate(at: 20, on: clock) - 0.125) < 1e-15)
  }

  @Test(arguments: [1, 1.0000001, 1.3, 2, 7, 1e300], [3, 1000, 1_000_000])
  func `cycles follow one another without a gap`(mult: Double, first: Int) {
    var schedule = CosineRestarts()
    schedule.first = Length(Double(first), .steps)
    schedule.mult = mult
    let clock = PieceClock(base: 0.2, total: 1 << 40, counts: Self.counts)
    for number in [1, 2, 3, 10] {
      guard let bend = schedule.bend(number, on: clock), bend.step < clock.total else { continue }
      #expect(schedule.rate(at: bend.step, on: clock) > 0.1, "cycle \(number) begins at \(bend.step)")
      #expect(schedule.rate(at: bend.step - 1, on: clock) < 0.11)
    }
  }

  @Test func `cyclic is at its foot first, at lr after the way up, and at its foot again`() {
    var schedule = Cyclic()
    (schedule.up, schedule.down) = (Length(10, .steps), Length(5, .epochs))
    #expect([0, 10, 25, 35].map { schedule.rate(at: $0, on: clock) } == [0.1 * 0.2, 0.2, 0.1 * 0.2, 0.2])
    #expect((1...4).map { schedule.bend($0, on: clock)?.step } == [10, 25, 35, 50])
    schedule.mode = "triangular2"
    #expect(abs(schedule.rate(at: 35, on: clock) - 0.11) < 1e-15)
  }

  @Test func `the inverse root is at lr where the warm-up ends`() {
    var schedule = InverseSquareRoot()
    schedule.warmup = Length(15, .steps)
    #expect(schedule.rate(at: 0, on: clock) == 0.2 / 15 && schedule.rate(at: 14, on: clock) == 0.2)
    #expect(schedule.rate(at: 59, on: clock) == 0.1)
    #expect(schedule.bend(1, on: clock)?.step == 14 && schedule.bend(2, on: clock) == nil)
  }

  @Test func `warm-up, level and decay stand one behind the other`() {
    var schedule = WarmupStableDecay()
    (schedule.warmup, schedule.decay) = (Length(6, .steps), Length(25, .percent))
    let rates = [0, 5, 6, 45, 46, 59, 60].map { schedule.rate(at: $0, on: clock) }
    for (rate, wanted) in zip(rates, [0.2 / 6, 0.2, 0.2, 0.2]) { #expect(abs(rate - wanted) < 1e-16) }
    #expect(rates[4] < 0.2 && rates[5] > 0 && rates[6] == 0)
    #expect((1...3).map { schedule.bend($0, on: clock)?.step } == [6, 45, nil])
    schedule.warmup = Length(100, .steps)
    #expect(schedule.rate(at: 59, on: clock) == 0.2 && schedule.bend(2, on: clock) == nil)
    schedule.start = .absolute(0)
    #expect(schedule.rate(at: 0, on: clock) == 0)
  }

  @Test func `inverse time halves at its first interval and a staircase waits for it`() {
    var schedule = InverseTime()
    #expect([0, 3, 6].map { schedule.rate(at: $0, on: clock) } == [0.2, 0.1, 0.2 / 3])
    #expect(schedule.bend(1, on: clock) == nil && schedule.need(on: clock) == nil)
    schedule.staircase = true
    #expect(schedule.rate(at: 2, on: clock) == 0.2 && schedule.bend(2, on: clock)?.step == 6)
  }

  @Test func `an exponential goes down to its bound and no further`() {
    var schedule = Exponential()
    (schedule.factor, schedule.bound) = (0.5, .shareOfBase(0.3))
    #expect([0, 3, 6, 59].map { schedule.rate(at: $0, on: clock) } == [0.2, 0.1, 0.06, 0.06])
    schedule.factor = 2
    schedule.bound = .absolute(0.5)
    #expect(schedule.rate(at: 59, on: clock) == 0.5)
  }

  @Test func `a level has the rate that it is given`() {
    #expect(Constant.make(with: ["at": .rate(.shareOfBase(0.5))]).rate(at: 9, on: clock) == 0.1)
  }

  @Test func `bends are counted however many there are`() {
    var schedule = Step()
    schedule.every = Length(7, .steps)
    for step in [0, 6, 7, 13, 14, 700, 1 << 50] {
      #expect(schedule.bends(through: step, on: clock) == step / 7)
    }
    #expect(Constant().bends(through: 99, on: clock) == 0)
    #expect(MultiStep().bends(through: 1 << 50, on: clock) == 2)
  }
}
