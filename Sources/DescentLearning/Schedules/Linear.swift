import DescentCatalogue

/// The learning rate goes in a straight line from one value to another.
///
/// Source: torch.optim.lr_scheduler.LinearLR and optax.linear_schedule: the end comes one step after the
/// last, and held.
package struct Linear: Schedule {
  package var end = Rate.absolute(0)
  package var start = Rate.shareOfBase(1)
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "linear", synonyms: ["linear_decay", "linear_schedule", "LinearDecay"],
    summary: "a straight line; first step: `from`, one step after the last: `to`, held from there",
    example: "schedule warmup(100 steps) then linear(to 0)",
    source: "torch.optim.lr_scheduler.LinearLR; optax.linear_schedule",
    options: [
      .rate(
        "to", \.end, synonyms: ["end_factor", "end_value", "min_lr"],
        "where it ends: a rate, or a share of lr"),
      .rate(
        "from", \.start, synonyms: ["start_factor", "init_value"],
        "where it begins: a rate, or a share of lr"),
      .length(
        "over", \.length, bare: .epochs, synonyms: ["for", "total_iters", "transition_steps"],
        "how long it takes"),
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let (start, end) = (start.value(base: clock.base), end.value(base: clock.base))
    guard step < clock.total else { return end }
    return start + (end - start) * Double(step) / Double(clock.total)
  }
}
