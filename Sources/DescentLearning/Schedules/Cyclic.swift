import DescentCatalogue
import DescentTensor

/// The learning rate goes up to the optimizer's own and down again, over and over.
///
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, arXiv:1506.01186, with the
/// numbers of torch.optim.lr_scheduler.CyclicLR; the momentum stays as it is.
package struct Cyclic: Schedule {
  package var start = Rate.shareOfBase(0.1)
  package var up: Length? = Length(2000, .steps)
  package var down: Length?
  package var mode = "triangular"
  package var factor = 1.0
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "cyclic", synonyms: ["CyclicLR", "cyclical", "clr", "triangular", "triangular2", "exp_range"],
    summary:
      "up and down again; first step: `from`, at each top: lr, last: where the cycle then stands, held",
    example: "schedule cyclic(from=10%, up=2 epochs)",
    source: "Smith 2017, arXiv:1506.01186; torch.optim.lr_scheduler.CyclicLR",
    options: [
      .rate("from", \.start, synonyms: ["base_lr"], "the foot of each cycle: a rate, or a share of lr"),
      .length(
        "up", \.up, bare: .epochs, synonyms: ["step_size_up", "step_size"], "how long the way up takes"),
      .length(
        "down", \.down, bare: .epochs, synonyms: ["step_size_down"], "how long the way down; else as up"),
      .word(
        "mode", \.mode, of: ["triangular", "triangular2", "exp_range"], synonyms: ["scale_fn"],
        "whether tops stay, halve from cycle to cycle, or fall by `factor` from step to step"),
      .number(
        "factor", \.factor, in: .within(0...1), synonyms: ["gamma"],
        "what each step multiplies the height by under `exp_range`"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Goes up from `from` to lr and down again, over and over. Its first step has `from`, and its last \
      stands where the cycle then is.
      """,
      formula: """
        lr[t] = from + (lr - from) s k, s from 0 to 1 and back in a cycle; \
        k: 1, or 1/2 more each cycle (triangular2), or factor^t (exp_range); \
        t = 0: from; \
        last: where the cycle stands
        """,
      use: """
        To wander over a range of rates when no single one is known. A run should end at a foot; `plan` \
        tells where it does.
        """,
      differs: """
        base_lr is `from`, max_lr the lr of the optimizer, step_size_up is `up`, gamma is `factor`. \
        CyclicLR also moves the momentum the other way; here it stays.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let foot = start.value(base: clock.base)
    let (up, down) = ways(on: clock)
    let place = min(step, clock.total)
    let (cycle, inCycle) = place.quotientAndRemainder(dividingBy: up + down)
    let share =
      inCycle <= up ? Double(inCycle) / Double(up) : Double(up + down - inCycle) / Double(down)
    return foot + (clock.base - foot) * share * scale(cycle: cycle, step: place)
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    let (up, down) = ways(on: clock)
    let whole = Double((number - 1) / 2) * Double(up + down)
    return Bend(.turn, at: whole + Double(number % 2 == 1 ? up : up + down))
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    up.map { ScheduleNeed(option: "up", length: $0, step: clock.counts.period($0)) }
  }

  /// Steps up and steps down.
  private func ways(on clock: PieceClock) -> (up: Int, down: Int) {
    (clock.counts.period(up), clock.counts.period(down ?? up))
  }

  private func scale(cycle: Int, step: Int) -> Double {
    switch mode {
    case "triangular2": Exact.power(0.5, cycle)
    case "exp_range": Exact.power(factor, step)
    default: 1
    }
  }
}
