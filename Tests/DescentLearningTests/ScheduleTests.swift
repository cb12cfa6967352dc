import DescentCatalogue
import DescentLearning
import Foundation
import Testing

/// Each schedule against its closed form, step by step.
struct ScheduleTests {
  private static let counts = RunCounts(stepsPerEpoch: 3, batchRows: 8, runSteps: 60)
  private let clock = PieceClock(base: 0.2, total: 60, counts: Self.counts)

  private func made(_ variation: Variation) throws -> any Schedule {
    let type = try #require(Schedules.all.first { $0.facts.name == variation.entry })
    return type.make(with: variation.options)
  }

  private static var variations: [Variation] {
    Schedules.all.flatMap { type -> [Variation] in
      let facts = type.facts
      let changes = facts.options.flatMap { option in option.otherValues.map { [option.name: $0] } }
      return ([[:]] + changes).map { Variation(entry: facts.name, options: $0) }
    }
  }

  /// The rate at a step of the piece by the formula of the schedule's source; the end is held.
  private func closedForm(_ schedule: any Schedule, _ step: Int, _ clock: PieceClock) -> Double? {
    let (t, n) = (Double(min(step, clock.total)), Double(clock.total))
    func steps(_ length: Length?) -> Double { Double(length.flatMap(clock.counts.steps(in:)) ?? 1) }
    switch schedule {
    case let schedule as Constant: return schedule.level?.value(base: clock.base) ?? clock.base
    case let schedule as Step:
      return clock.base * Foundation.pow(schedule.factor, (t / steps(schedule.every)).rounded(.down))
    case let schedule as Exponential:
      let intervals = t / steps(schedule.every)
      let power = schedule.staircase ? intervals.rounded(.down) : intervals
      let bound = schedule.bound?.value(base: clock.base) ?? (schedule.factor < 1 ? 0 : .infinity)
      let rate = clock.base * Foundation.exp(Foundation.log(schedule.factor) * power)
      return schedule.factor < 1 ? max(rate, bound) : min(rate, bound)
    case let schedule as Cosine:
      let end = schedule.end.value(base: clock.base)
      let half = Foundation.cos(Double.pi * t / n / 2)
      return end + (clock.base - end) * half * half
    case let schedule as Warmup:
      guard let start = schedule.start?.value(base: clock.base) else { return clock.base * min(t + 1, n) / n }
      return start * (1 - t / n) + clock.base * t / n
    case let schedule as Linear:
      let (from, to) = (schedule.start.value(base: clock.base), schedule.end.value(base: clock.base))
      return from * (1 - t / n) + to * (t / n)
    case let schedule as Polynomial:
      let end = schedule.end.value(base: clock.base)
      let cycle = schedule.cycle.map { steps($0) * max(1, (t / steps($0)).rounded(.up)) }
      return end + (clock.base - end) * Foundation.pow(1 - t / (cycle ?? n), schedule.power)
    case let schedule as OneCycle: return oneCycle(schedule, min(t, n - 1), clock)
    case is Plateau: return clock.base
    case _: return laterForm(schedule, step, clock)
    }
  }

  /// The way from one end of a stretch to the next, as the origin's manual draws it.
  private func oneCycle(_ schedule: OneCycle, _ t: Double, _ clock: PieceClock) -> Double {
    let (first, top) = (clock.base / schedule.divisor, schedule.rise * Double(clock.total) - 1)
    let last = first / schedule.finalDivisor
    var ends = [(0.0, first), (top, clock.base)]
    if schedule.threePhase { ends.append((2 * top, first)) }
    ends.append((Double(clock.total - 1), last))
    let next = ends.dropFirst().dropLast().firstIndex { t <= $0.0 } ?? ends.count - 1
    let ((began, from), (ended, to)) = (ends[next - 1], ends[next])
    let share = began == ended ? 1 : (t - began) / (ended - began)
    if schedule.shape == "linear" { return from * (1 - share) + to * share }
    let half = Foundation.cos(Double.pi * share / 2)
    return to + (from - to) * half * half
  }

  @Test(arguments: variations)
  func `a schedule follows its closed form`(variation: Variation) throws {
    let schedule = try made(variation)
    for total in [1, 2, 7, 60] {
      let clock = PieceClock(base: 0.2, total: total, counts: Self.counts)
      for step in 0...(total + 5) {
        let want = try #require(closedForm(schedule, step, clock), "\(variation.entry) has a closed form")
        #expect(
          abs(schedule.rate(at: step, on: clock) - want) <= 1e-13 * want + 1e-16, "step \(step) of \(total)")
      }
    }
  }

  @Test(arguments: variations)
  func `after its end a schedule holds`(variation: Variation) throws {
    let schedule = try made(variation)
    let end = schedule.rate(at: 60, on: clock)
    for step in [61, 62, 1000, 1 << 40] { #expect(schedule.rate(at: step, on: clock) == end) }
  }

  @Test(arguments: variations)
  func `a rate is a number of at least 0 and a share of the optimizer's`(variation: Variation) throws {
    guard !variation.options.values.contains(.rate(.absolute(0.125))) else { return }
    let schedule = try made(variation)
    for step in 0..<60 {
      let rate = schedule.rate(at: step, on: clock)
      let halved = schedule.rate(at: step, on: PieceClock(base: 0.1, total: 60, counts: Self.counts))
      #expect(rate.isFinite && rate >= 0)
      #expect(abs(rate - 2 * halved) < 1e-15)
      #expect(schedule.rate(at: step, on: PieceClock(base: 0, total: 60, counts: Self.counts)) == 0)
    }
  }

  @Test func `constant is the optimizer's rate at the first step and at the last`() {
    for step in [0, 30, 59, 60] { #expect(Constant().rate(at: step, on: clock) == 0.2) }
  }

  @Test func `a step takes effect at the step that ends the interval`() {
    var schedule = Step()
    schedule.every = Length(10, .epochs)
    #expect(schedule.rate(at: 0, on: clock) == 0.2 && schedule.rate(at: 29, on: clock) == 0.2)
    #expect(schedule.rate(at: 30, on: clock) == 0.1 && schedule.rate(at: 59, on: clock) == 0.1)
    #expect(schedule.rate(at: 60, on: clock) == 0.05)
    schedule.every = Length(4, .steps)
    #expect(schedule.rate(at: 3, on: clock) == 0.2 && schedule.rate(at: 4, on: clock) == 0.1)
  }

  @Test func `exponential falls by its factor over an interval and less within it`() {
    var schedule = Exponential()
    schedule.factor = 0.25
    schedule.every = Length(2, .epochs)
    #expect(schedule.rate(at: 0, on: clock) == 0.2)
    #expect(abs(schedule.rate(at: 3, on: clock) - 0.1) < 1e-16)
    #expect(abs(schedule.rate(at: 6, on: clock) - 0.05) < 1e-16)
  }

  @Test func `cosine begins at the optimizer's rate and ends one step after the last`() {
    var schedule = Cosine()
    schedule.end = .shareOfBase(0.1)
    #expect(schedule.rate(at: 0, on: clock) == 0.2)
    #expect(abs(schedule.rate(at: 30, on: clock) - 0.11) < 1e-15)
    #expect(schedule.rate(at: 59, on: clock) > 0.02)
    #expect(schedule.rate(at: 60, on: clock) == 0.1 * 0.2)
    schedule.end = .absolute(0.5)
    #expect(schedule.rate(at: 60, on: clock) == 0.5 && schedule.rate(at: 59, on: clock) < 0.5)
  }

  @Test func `linear and polynomial begin at the optimizer's rate and end one step after the last`() {
    let ends: [any Schedule] = [Linear(), Polynomial()]
    for schedule in ends {
      #expect(schedule.rate(at: 0, on: clock) == 0.2 && schedule.rate(at: 60, on: clock) == 0)
      #expect(abs(schedule.rate(at: 15, on: clock) - 0.15) < 1e-15 && schedule.rate(at: 59, on: clock) > 0)
    }
  }

  @Test func `one cycle begins low, has the optimizer's rate once and ends far below`() {
    #expect(abs(OneCycle().rate(at: 0, on: clock) - 0.2 / 25) < 1e-16)
    #expect(OneCycle().rate(at: 17, on: clock) == 0.2)
    #expect(abs(OneCycle().rate(at: 59, on: clock) - 0.2 / 25 / 1e4) < 1e-20)
  }

  @Test(arguments: [0, 0.1, 0.25, 0.5, 0.75, 1], [1, 2, 3, 4, 7, 10, 61])
  func `one cycle stays between its ends however it is cut`(rise: Double, total: Int) {
    var schedule = OneCycle()
    schedule.rise = rise
    for (shape, threePhase) in [("cosine", false), ("linear", false), ("cosine", true), ("linear", true)] {
      (schedule.shape, schedule.threePhase) = (shape, threePhase)
      for step in 0...(total + 2) {
        let clock = PieceClock(base: 0.2, total: total, counts: Self.counts)
        let rate = schedule.rate(at: step, on: clock)
        #expect(rate >= 0.2 / 25 / 1e4 * (1 - 1e-9) && rate <= 0.2 * (1 + 1e-15), "step \(step)")
      }
    }
  }

  @Test func `warmup moves at its first step and has the full rate at its last`() {
    #expect(Warmup().rate(at: 0, on: clock) == 0.2 / 60)
    #expect(Warmup().rate(at: 29, on: clock) == 0.2 * 30 / 60)
    #expect(Warmup().rate(at: 58, on: clock) < 0.2)
    for step in [59, 60, 61] { #expect(Warmup().rate(at: step, on: clock) == 0.2) }
  }
}
