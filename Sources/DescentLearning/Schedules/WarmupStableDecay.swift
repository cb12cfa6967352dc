import DescentCatalogue
import DescentTensor

/// The learning rate rises, stays, and falls at the end.
///
/// Source: Hu et al., "MiniCPM", 2024, arXiv:2404.06395; Hägele et al. 2024, arXiv:2405.18392, for the fall
/// by 1 − √share; the end comes one step after the last, and held.
package struct WarmupStableDecay: Schedule {
  package var warmup: Length? = Length(5, .percent)
  package var decay: Length? = Length(20, .percent)
  package var shape = "sqrt"
  package var end = Rate.absolute(0)
  package var start: Rate?
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "wsd",
    synonyms: ["WSD", "WSDLR", "warmup_stable_decay", "get_wsd_schedule", "trapezoidal"],
    summary:
      "up for n steps, level, down; first step: lr / n, middle: lr, one step after the last: `to`, held",
    example: "schedule wsd(warmup=1 epoch, decay=20%)",
    source: "Hu et al. 2024, arXiv:2404.06395; Hägele et al. 2024, arXiv:2405.18392",
    options: [
      .length(
        "warmup", \.warmup, bare: .epochs, synonyms: ["warmup_steps", "num_warmup_steps"],
        "how long the way up takes"),
      .length(
        "decay", \.decay, bare: .epochs, synonyms: ["decay_steps", "num_decay_steps", "cooldown"],
        "how long the way down takes, at the end"),
      .word(
        "shape", \.shape, of: ["sqrt", "linear", "square", "cosine"],
        synonyms: ["cooldown_type", "decay_type"],
        "the way down: 1 − √share, 1 − share, 1 − share², or half a cosine"),
      .rate("to", \.end, synonyms: ["min_lr", "min_lr_ratio"], "where it ends: a rate, or a share of lr"),
      .rate(
        "from", \.start, synonyms: ["start_factor", "init_value"],
        "the first rate, or a share of lr, with lr one step after the way up; else lr / n"),
      .length("over", \.length, bare: .epochs, synonyms: ["for", "total_steps"], "how long all of it takes"),
    ],
    page: CardPage(
      """
      Rises, stays at lr for most of the run, and falls at the end. Its first step has lr / n of the way \
      up, the middle lr, and one step after the last it is at `to`.
      """,
      formula: """
        t < w: lr (t+1) / w, w = warmup; \
        then lr; \
        at the end: to + (lr - to) (1 - sqrt(s)), s the share of decay passed; \
        shape: 1 - s, 1 - s^2 or a cosine for 1 - sqrt(s); \
        t = 0: lr / w; \
        last: to + (lr - to) (1 - sqrt(1 - 1/decay)); \
        t >= n: to
        """,
      use: """
        Runs that may be prolonged: all but the fall can be kept. The fall does most of the work, so do not \
        leave it out.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let end = end.value(base: clock.base)
    guard step < clock.total else { return end }
    let (rise, fall) = places(on: clock)
    if step < rise { return Warmup.rate(at: step, of: rise, from: start, to: clock.base) }
    guard step > fall else { return clock.base }
    let share = Double(step - fall) / Double(clock.total - fall)
    return end + (clock.base - end) * left(share)
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    let (rise, fall) = places(on: clock)
    return switch number {
    case 1: Bend(.turn, at: Double(rise))
    case 2: fall > rise ? Bend(.turn, at: Double(fall)) : nil
    default: nil
    }
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    warmup.map { ScheduleNeed(option: "warmup", length: $0, step: clock.counts.period($0)) }
  }

  /// The steps at which it is up and at which it begins to fall; what is too long makes way for the way up.
  private func places(on clock: PieceClock) -> (rise: Int, fall: Int) {
    let rise = min(clock.counts.period(warmup), clock.total)
    return (rise, max(rise, clock.total - clock.counts.period(decay)))
  }

  /// What is left of the height after a share of the way down.
  private func left(_ share: Double) -> Double {
    switch shape {
    case "linear": 1 - share
    case "square": 1 - share * share
    case "cosine": (1 + Exact.cos(Double.pi * share)) / 2
    default: 1 - Exact.sqrt(share)
    }
  }
}
