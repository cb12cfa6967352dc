import DescentCatalogue
import DescentTensor

/// The learning rate rises in a straight line and then falls as one over the root of the step.
///
/// Source: Vaswani et al., "Attention Is All You Need", 2017, arXiv:1706.03762, section 5.3, steps counted
/// from 1; its rate for a width d is lr = 1 / √(d · warmup).
package struct InverseSquareRoot: Schedule {
  package var warmup: Length? = Length(5, .percent)
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "inverse_sqrt",
    synonyms: ["noam", "NoamLR", "inverse_square_root", "rsqrt", "get_inverse_sqrt_schedule"],
    summary: "up for n steps, then as 1/√step; first step: lr / n, step n: lr, step t from 1: lr·√(n / t)",
    example: "schedule inverse_sqrt(warmup=2 epochs)",
    source: "Vaswani et al. 2017, arXiv:1706.03762, section 5.3",
    options: [
      .length(
        "warmup", \.warmup, bare: .epochs, synonyms: ["warmup_steps", "num_warmup_steps"],
        "how long the way up takes"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Rises in a straight line for n steps and then falls as one over the root of the step. Its first step \
      has lr / n, step n has lr, and its last has lr times the root of n over the steps made.
      """,
      formula: """
        lr[t] = lr min((t+1) / w, sqrt(w / (t+1))), w = warmup; \
        t = 0: lr / w; \
        last: lr sqrt(w / n)
        """,
      use: """
        Transformers, and runs whose end is not known when they begin. It never comes near 0, so a run that \
        is meant to end gains from `cosine`.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let number = Double(min(step, clock.total)) + 1
    let rise = Double(clock.counts.period(warmup))
    return clock.base * (number <= rise ? number / rise : Exact.sqrt(rise / number))
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    number == 1 ? Bend(.turn, at: Double(clock.counts.period(warmup)) - 1) : nil
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    warmup.map { ScheduleNeed(option: "warmup", length: $0, step: clock.counts.period($0) - 1) }
  }
}
