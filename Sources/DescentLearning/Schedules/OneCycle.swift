import DescentCatalogue
import DescentTensor

/// The learning rate rises to the optimizer's own and then falls far below where it began.
///
/// Source: Smith and Topin, "Super-Convergence", 2018, arXiv:1708.07120, with the numbers of
/// torch.optim.lr_scheduler.OneCycleLR; the momentum stays as it is.
package struct OneCycle: Schedule {
  package var rise = 0.3
  package var divisor = 25.0
  package var finalDivisor = 1e4
  package var shape = "cosine"
  package var threePhase = false
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "one_cycle", synonyms: ["OneCycleLR", "onecycle", "OneCycle", "cosine_onecycle_schedule"],
    summary: "up and far down; first step: lr / divisor, peak: lr, last: lr / divisor / final_divisor, held",
    example: "schedule one_cycle(rise 30%)",
    source: "Smith and Topin 2018, arXiv:1708.07120; torch.optim.lr_scheduler.OneCycleLR",
    options: [
      .number("rise", \.rise, in: .within(0...1), synonyms: ["pct_start"], "share of the steps that go up"),
      .number("divisor", \.divisor, in: .above(0), synonyms: ["div_factor"], "lr over the first rate"),
      .number(
        "final_divisor", \.finalDivisor, in: .above(0), synonyms: ["final_div_factor"],
        "the first rate over the last"),
      .word(
        "shape", \.shape, of: ["cosine", "linear"], synonyms: ["anneal_strategy"], "the way from end to end"),
      .flag(
        "three_phase", \.threePhase, "come down to the first rate as fast as up, and then to the last"),
      .length("over", \.length, bare: .epochs, synonyms: ["for", "total_steps"], "how long it takes"),
    ],
    page: CardPage(
      """
      Rises to lr over a share of the run and then falls far below where it began. Its first step has lr / \
      divisor and its last lr / divisor / final_divisor.
      """,
      formula: """
        up: low + (lr - low) (1 - cos(pi t / p)) / 2, low = lr / divisor; \
        down: the same from lr to low / final_divisor; \
        p = rise n - 1, lr itself where that is whole; \
        t = 0: lr / divisor; \
        last: lr / divisor / final_divisor
        """,
      use: """
        Short runs at an lr that would be too high for long. The length must be known before, and the \
        momentum stays as it is.
        """,
      differs: """
        max_lr is the lr of the optimizer, pct_start is `rise`, div_factor is `divisor`, final_div_factor \
        is `final_divisor`. OneCycleLR moves the momentum too, from 0.95 to 0.85 and back; here it stays.
        """))

  /// A stretch that ends at a place, which may lie between two steps.
  private struct Phase {
    let end: Double
    let from: Double
    let to: Double
  }

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let place = Double(min(step, clock.total - 1))
    let phases = phases(on: clock)
    var began = 0.0
    for (index, phase) in phases.enumerated() {
      if place <= phase.end || index == phases.count - 1 {
        // A stretch without length is at its end.
        let share = phase.end == began ? 1 : (place - began) / (phase.end - began)
        return between(phase.from, phase.to, share)
      }
      began = phase.end
    }
    return clock.base
  }

  /// The top may lie between two steps.
  package func peak(on clock: PieceClock) -> Int? {
    let top = max(0, min(rise * Double(clock.total) - 1, Double(clock.total - 1)))
    let steps = [Int(top), min(Int(top) + 1, clock.total - 1)]
    return steps.max { rate(at: $0, on: clock) < rate(at: $1, on: clock) }
  }

  private func phases(on clock: PieceClock) -> [Phase] {
    let (peak, last) = (clock.base, Double(clock.total - 1))
    let low = peak / divisor
    let least = low / finalDivisor
    let top = rise * Double(clock.total) - 1
    if !threePhase { return [Phase(end: top, from: low, to: peak), Phase(end: last, from: peak, to: least)] }
    return [
      Phase(end: top, from: low, to: peak),
      Phase(end: 2 * rise * Double(clock.total) - 2, from: peak, to: low),
      Phase(end: last, from: low, to: least),
    ]
  }

  private func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
    if shape == "linear" { return from + (to - from) * share }
    return to + (from - to) / 2 * (1 + Exact.cos(Double.pi * share))
  }
}
