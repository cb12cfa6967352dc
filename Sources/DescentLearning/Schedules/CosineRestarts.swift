import DescentCatalogue
import DescentTensor

/// The learning rate follows half a cosine down again and again, each time from the top.
///
/// Source: Loshchilov and Hutter, "SGDR", 2017, arXiv:1608.03983, with the numbers of
/// torch.optim.lr_scheduler.CosineAnnealingWarmRestarts and the falling tops of keras CosineDecayRestarts.
package struct CosineRestarts: Schedule {
  package var first: Length? = Length(10, .epochs)
  package var mult = 1.0
  package var end = Rate.absolute(0)
  package var factor = 1.0
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "cosine_restarts",
    synonyms: [
      "CosineAnnealingWarmRestarts", "CosineDecayRestarts", "sgdr", "sgdr_schedule", "warm_restarts",
    ],
    summary: "half a cosine down, again and again; first step of a cycle: lr, one step after its last: `to`",
    example: "schedule cosine_restarts(2 epochs, mult=2)",
    source: "Loshchilov and Hutter 2017, arXiv:1608.03983",
    options: [
      .length(
        "first", \.first, bare: .epochs, synonyms: ["T_0", "first_decay_steps"],
        "how long the first cycle takes"),
      .number(
        "mult", \.mult, in: .atLeast(1), synonyms: ["T_mult", "t_mul"],
        "how many times longer each cycle is than the one before"),
      .rate(
        "to", \.end, synonyms: ["eta_min", "alpha", "min_lr"],
        "where each cycle ends: a rate, or a share of lr"),
      .number(
        "factor", \.factor, in: .within(0...1), synonyms: ["m_mul"],
        "what the height of each cycle is multiplied by for the next"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Follows half a cosine down and begins again at the top, each cycle `mult` times as long as the one \
      before. Its first step has lr, as has the first of every cycle, and its last stands where the cycle \
      then is.
      """,
      formula: """
        lr[t] = to + h (1 + cos(pi s / c)) / 2, s steps into a cycle of c; \
        c = first mult^i, h = (lr - to) factor^i in cycle i from 0; \
        t = 0: lr; \
        last of a cycle: nearly to; \
        n: to, or the place in the cycle
        """,
      use: """
        Long runs of which one wants a usable model at the end of each cycle. If only the end counts, one \
        `cosine` over the whole run is mostly better.
        """,
      differs: """
        T_0 is `first`, T_mult is `mult`, eta_min is `to`; `factor`, which lowers the tops, is from Keras.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let end = end.value(base: clock.base)
    let place = Double(min(step, clock.total))
    let cycle = cycle(at: place, on: clock)
    let (start, next) = (start(of: cycle, on: clock), start(of: cycle + 1, on: clock))
    // A piece that is over with a cycle does not begin another.
    if step >= clock.total, place == start { return end }
    let share = min(1, max(0, (place - start) / (next - start)))
    let height = (clock.base - end) * Exact.power(factor, cycle)
    return end + height * (1 + Exact.cos(Double.pi * share)) / 2
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    Bend(.restart, at: start(of: number, on: clock))
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    first.map { ScheduleNeed(option: "first", length: $0, step: clock.counts.period($0)) }
  }

  /// The step, from 0, at which a cycle begins, itself from 0.
  private func start(of cycle: Int, on clock: PieceClock) -> Double {
    let first = Double(clock.counts.period(first))
    if mult == 1 { return first * Double(cycle) }
    return first * ((Exact.power(mult, cycle) - 1) / (mult - 1))
  }

  private func cycle(at place: Double, on clock: PieceClock) -> Int {
    let firsts = place / Double(clock.counts.period(first))
    if mult == 1 { return Int(firsts) }
    let cycle = Int(Exact.log(1 + firsts * (mult - 1)) / Exact.log(mult))
    // The logarithms may be off by a little at a restart.
    if place < start(of: cycle, on: clock) { return max(0, cycle - 1) }
    return place >= start(of: cycle + 1, on: clock) ? cycle + 1 : cycle
  }
}
