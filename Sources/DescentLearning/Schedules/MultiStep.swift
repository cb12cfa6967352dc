import DescentCatalogue
import DescentTensor

/// The learning rate falls by a factor at each of some places.
///
/// Source: torch.optim.lr_scheduler.MultiStepLR: lr·factor^(places passed), the change taking effect at the
/// place; one that is named twice counts twice.
package struct MultiStep: Schedule {
  package var factor = 0.1
  package var places = [Length(50, .percent), Length(75, .percent)]
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "multistep",
    synonyms: ["MultiStepLR", "multi_step", "PiecewiseConstantDecay", "piecewise_constant_schedule"],
    summary: "times a factor at each place of a list; first step: lr, last: lr·factor^(places passed)",
    example: "schedule multistep(0.1, at=[10, 15])",
    source: "torch.optim.lr_scheduler.MultiStepLR",
    options: [
      .number("factor", \.factor, in: .above(0), synonyms: ["gamma"], "what the rate is multiplied by"),
      .lengths(
        "at", \.places, bare: .epochs, synonyms: ["milestones", "boundaries"], "after how long, each"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let place = min(step, clock.total)
    return clock.base * Exact.power(factor, steps(on: clock).count { $0 <= place })
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    let places = Set(steps(on: clock)).sorted()
    return places.indices.contains(number - 1) ? Bend(.drop, at: Double(places[number - 1])) : nil
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    let last = places.max { clock.counts.period($0) < clock.counts.period($1) }
    return last.map { ScheduleNeed(option: "at", length: $0, step: clock.counts.period($0)) }
  }

  private func steps(on clock: PieceClock) -> [Int] { places.map(clock.counts.period) }
}
