import DescentCatalogue
import DescentTensor

/// The learning rate falls smoothly by a factor over each interval.
///
/// Source: keras ExponentialDecay without staircase: lr·factor^(t / every); at whole epochs it is torch's
/// ExponentialLR.
package struct Exponential: Schedule {
  package var factor = 0.95
  package var every: Length? = Length(1, .epochs)
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "exponential", synonyms: ["ExponentialLR", "exponential_decay", "ExponentialDecay"],
    summary: "falls smoothly by a factor over each interval; first step: lr, last: lr·factor^(t / every)",
    example: "schedule exponential(0.95, every 1 epoch)",
    source: "keras.optimizers.schedules.ExponentialDecay",
    options: [
      .number(
        "factor", \.factor, in: .above(0), synonyms: ["gamma", "decay_rate"], "what the rate is multiplied by"
      ),
      .length("every", \.every, bare: .epochs, synonyms: ["decay_steps"], "over how long"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let intervals = Double(min(step, clock.total)) / Double(clock.counts.period(every))
    return clock.base * Exact.pow(factor, intervals)
  }
}
