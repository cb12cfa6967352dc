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
    synonyms: [
      "MultiStepLR", "multi_step", "PiecewiseConstantDecay", "piecewise_constant_schedule",
      "piecewise_constant", "piecewise_constant_decay",
    ],
    summary: "times a factor at each place of a list; first step: lr, last: lr·factor^(places passed)",
    example: "schedule multistep(0.1, at=[10, 15])",
    source: "torch.optim.lr_scheduler.MultiStepLR",
    options: [
      .number("factor", \.factor, in: .above(0), synonyms: ["gamma"], "what the rate is multiplied by"),
      .lengths(
        "at", \.places, bare: .epochs, synonyms: ["milestones", "boundaries"], "after how long, each"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Multiplies the rate by `factor` at each place of a list. It begins at lr, and its last step has lr \
      times the factor to the number of places passed.
      """,
      formula: "lr[t] = lr factor^(places <= t); t = 0: lr; last: lr factor^(places <= n-1)",
      use: """
        To repeat a published recipe that names its epochs. The places fit one length of run alone; shares \
        such as `at=[50%, 75%]` move with it.
        """,
      differs: """
        milestones is `at`, with units; gamma is `factor`. A place that is named twice counts twice in \
        both; the PiecewiseConstantDecay of Keras changes one step later.
        """))

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
