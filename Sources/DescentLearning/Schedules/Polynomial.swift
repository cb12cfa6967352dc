import DescentCatalogue
import DescentTensor

/// The learning rate follows a power of what is left of the way.
///
/// Source: torch.optim.lr_scheduler.PolynomialLR, with the end of keras PolynomialDecay; the end comes one
/// step after the last, and held.
package struct Polynomial: Schedule {
  package var power = 1.0
  package var end = Rate.absolute(0)
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
        "over", \.length, bare: .epochs, synonyms: ["for", "total_iters", "decay_steps", "transition_steps"],
        "how long it takes"),
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let end = end.value(base: clock.base)
    guard step < clock.total else { return end }
    let left = 1 - Double(step) / Double(clock.total)
    return end + (clock.base - end) * Exact.pow(left, power)
  }
}
