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
    ],
    page: CardPage(
      """
      Takes the rate in a straight line from one value to another. It begins at `from`, which is lr unless \
      given, and comes to `to` one step after the last.
      """,
      formula: "lr[t] = from + (to - from) t / n; t = 0: from; last: to + (from - to) / n; t >= n: to",
      use: """
        As `cosine`, with a plainer shape; behind a `warmup` it is the schedule of many language models. It \
        falls from the first step on, which can be early on hard problems.
        """,
      differs: """
        LinearLR goes from a third of the rate up to the rate in five calls, much like `warmup(5 epochs, \
        from=33.3%)` here. start_factor is `from`, end_factor is `to`, total_iters is `over`.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let (start, end) = (start.value(base: clock.base), end.value(base: clock.base))
    guard step < clock.total else { return end }
    return start + (end - start) * Double(step) / Double(clock.total)
  }
}
