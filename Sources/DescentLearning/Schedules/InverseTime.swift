import DescentCatalogue

/// The learning rate falls as one over the time that has passed.
///
/// Source: keras InverseTimeDecay: lr / (1 + rate·t / every), with whole intervals under staircase.
package struct InverseTime: Schedule {
  package var rate = 1.0
  package var every: Length? = Length(1, .epochs)
  package var staircase = false
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "inverse_time", synonyms: ["InverseTimeDecay", "inverse_time_decay", "invscaling"],
    summary: "as one over time; first step: lr, last: lr / (1 + rate·t / every)",
    example: "schedule inverse_time(0.5, every 1 epoch)",
    source: "keras.optimizers.schedules.InverseTimeDecay",
    options: [
      .number(
        "rate", \.rate, in: .above(0), synonyms: ["decay_rate"], "what an interval adds to the divisor"),
      .length("every", \.every, bare: .epochs, synonyms: ["decay_steps"], "how long an interval is"),
      .flag("staircase", \.staircase, "count whole intervals"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Divides the rate by 1 plus the intervals that have passed, times `rate`. It begins at lr, and its \
      last step has lr over 1 plus rate times the intervals then passed.
      """,
      formula: """
        lr[t] = lr / (1 + rate t / every); \
        staircase: t div every; \
        t = 0: lr; \
        last: lr / (1 + rate (n-1) / every)
        """,
      use: """
        The textbook fall for plain `sgd`, for which convergence is proved. In practice it is fast too soon \
        and slow too late.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let intervals = Double(min(step, clock.total)) / Double(clock.counts.period(every))
    return clock.base / (1 + rate * (staircase ? intervals.rounded(.down) : intervals))
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    staircase ? Bend(.drop, at: Double(number) * Double(clock.counts.period(every))) : nil
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    guard staircase else { return nil }
    return every.map { ScheduleNeed(option: "every", length: $0, step: clock.counts.period($0)) }
  }
}
