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
    ],
    page: CardPage(
      """
      Multiplies the rate by `factor` at the end of each interval. It begins at lr, and its last step has \
      lr times the factor to the number of whole intervals passed.
      """,
      formula: "lr[t] = lr factor^(t div every); t = 0: lr; last: lr factor^((n-1) div every)",
      use: """
        Where it is known about when the loss comes to rest, and where a plot should show the drops. If it \
        is not known, `cosine` asks for less.
        """,
      differs: """
        step_size is `every`, with a unit, epochs if bare; gamma is `factor`, which is 0.1 in StepLR and \
        0.5 here.
        """))

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
