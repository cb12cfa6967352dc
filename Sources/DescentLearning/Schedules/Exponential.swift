import DescentCatalogue
import DescentTensor

/// The learning rate falls smoothly by a factor over each interval.
///
/// Source: keras ExponentialDecay: lr·factor^(t / every), with whole intervals under staircase; at whole
/// epochs it is torch's ExponentialLR. The bound is that of optax.exponential_decay.
package struct Exponential: Schedule {
  package var factor = 0.95
  package var every: Length? = Length(1, .epochs)
  package var staircase = false
  package var bound: Rate?
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "exponential",
    synonyms: ["ExponentialLR", "MultiplicativeLR", "exponential_decay", "ExponentialDecay"],
    summary: "falls smoothly by a factor over each interval; first step: lr, last: lr·factor^(t / every)",
    example: "schedule exponential(0.95, every 1 epoch)",
    source: "keras.optimizers.schedules.ExponentialDecay",
    options: [
      .number(
        "factor", \.factor, in: .above(0), synonyms: ["gamma", "decay_rate"], "what the rate is multiplied by"
      ),
      .length("every", \.every, bare: .epochs, synonyms: ["decay_steps"], "over how long"),
      .flag("staircase", \.staircase, "count whole intervals"),
      .rate("to", \.bound, synonyms: ["end_value"], "what it does not go beyond: a rate, or a share of lr"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Multiplies the rate by `factor` over each interval, smoothly from step to step. It begins at lr, and \
      its last step has lr times the factor to the intervals passed, whole or not.
      """,
      formula: """
        lr[t] = lr factor^(t / every); \
        staircase: factor^(t div every); \
        to: never beyond that; \
        t = 0: lr; \
        last: lr factor^((n-1) / every)
        """,
      use: """
        Long runs of unknown end, since it needs no total. Whether the factor suits is seen late; `plan` \
        prints where it ends.
        """,
      differs: """
        gamma is `factor`. ExponentialLR drops once at each call, mostly an epoch, which is `staircase`; \
        here the fall is smooth unless asked.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let intervals = Double(min(step, clock.total)) / Double(clock.counts.period(every))
    let rate = clock.base * Exact.pow(factor, staircase ? intervals.rounded(.down) : intervals)
    guard let bound = bound?.value(base: clock.base) else { return rate }
    return factor < 1 ? max(rate, bound) : min(rate, bound)
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    staircase ? Bend(.drop, at: Double(number) * Double(clock.counts.period(every))) : nil
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    guard staircase else { return nil }
    return every.map { ScheduleNeed(option: "every", length: $0, step: clock.counts.period($0)) }
  }
}
