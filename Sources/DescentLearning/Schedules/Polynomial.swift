import DescentCatalogue
import DescentTensor

/// The learning rate follows a power of what is left of the way.
///
/// Source: torch.optim.lr_scheduler.PolynomialLR, with the end and the cycles of keras PolynomialDecay; the
/// end comes one step after the last, and held.
package struct Polynomial: Schedule {
  package var power = 1.0
  package var end = Rate.absolute(0)
  package var cycle: Length?
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "polynomial",
    synonyms: ["PolynomialLR", "PolynomialDecay", "polynomial_decay", "poly", "polynomial_schedule"],
    summary: "a power of the way left; first step: lr, one step after the last: `to`, held from there",
    example: "schedule polynomial(power=2, to 0)",
    source: "torch.optim.lr_scheduler.PolynomialLR; keras PolynomialDecay",
    options: [
      .number("power", \.power, in: .above(0), synonyms: ["exponent"], "the power; 1 is a straight line"),
      .rate(
        "to", \.end, synonyms: ["end_learning_rate", "end_value", "min_lr"],
        "where it ends: a rate, or a share of lr"),
      .length(
        "cycle", \.cycle, bare: .epochs,
        "reach the end after so long, and behind it each time on a way stretched to the next multiple"),
      .length(
        "over", \.length, bare: .epochs, synonyms: ["for", "total_iters", "decay_steps", "transition_steps"],
        "how long it takes"),
    ],
    page: CardPage(
      """
      Follows a power of what is left of the way down to `to`. It begins at lr and comes to its end one \
      step after the last.
      """,
      formula: """
        lr[t] = to + (lr - to) (1 - t / n)^power; \
        cycle: n grows to the next multiple of cycle each time it is passed; \
        t = 0: lr; \
        last: to + (lr - to) (1 / n)^power; \
        t >= n: to
        """,
      use: """
        With a power of 2 a fall that is fast first and gentle last; at power 1 it is `linear`. Of interest \
        mostly where a paper asks for it.
        """,
      differs: """
        total_iters is `over`, in a unit of its own and the rest of the run if left out, where PolynomialLR \
        has 5. `to` and `cycle` are from Keras, whose end is 1e-4.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let end = end.value(base: clock.base)
    guard let cycle else {
      guard step < clock.total else { return end }
      return rate(after: Double(step) / Double(clock.total), from: clock.base, to: end)
    }
    let place = Double(min(step, clock.total))
    let period = Double(clock.counts.period(cycle))
    let way = period * max(1, (place / period).rounded(.up))
    return rate(after: place / way, from: clock.base, to: end)
  }

  private func rate(after share: Double, from start: Double, to end: Double) -> Double {
    end + (start - end) * Exact.pow(1 - share, power)
  }

  package func bend(_ number: Int, on clock: PieceClock) -> Bend? {
    cycle.flatMap { Bend(.restart, at: Double(number) * Double(clock.counts.period($0)) + 1) }
  }

  package func need(on clock: PieceClock) -> ScheduleNeed? {
    cycle.map { ScheduleNeed(option: "cycle", length: $0, step: clock.counts.period($0)) }
  }
}
