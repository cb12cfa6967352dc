import DescentCatalogue
import DescentTensor

/// The learning rate falls by a factor at regular intervals.
///
/// Source: torch.optim.lr_scheduler.StepLR: lr·factor^(t div every), the change taking effect at t = every.
package struct Step: Schedule {
  package var factor = 0.5
  package var every: Length? = Length(10, .epochs)
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "step", synonyms: ["StepLR", "step_decay"],
    summary: "times a factor at regular intervals; first step: lr, last: lr·factor^(whole intervals passed)",
    example: "schedule step(0.5, every 10)",
    source: "torch.optim.lr_scheduler.StepLR",
    options: [
      .number(
        "factor", \.factor, in: .above(0), synonyms: ["gamma", "drop"], "what the rate is multiplied by"),
      .length("every", \.every, bare: .epochs, synonyms: ["step_size", "interval"], "how often"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    clock.base * Exact.power(factor, min(step, clock.total) / clock.counts.period(every))
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    Bend(.drop, at: Double(number) * Double(clock.counts.period(every)))
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    every.map { ScheduleNeed(option: "every", length: $0, step: clock.counts.period($0)) }
  }
}
