import DescentCatalogue

/// The learning rate rises in a straight line to the optimizer's own.
///
/// Source: Goyal et al. 2017, arXiv:1706.02677; counted as (t + 1) / n: the first update moves and the
/// last has the full rate. From a rate of its own it is counted as t / n, as optax's warm-ups are.
package struct Warmup: Schedule {
  package var length: Length? = Length(5, .percent)
  package var start: Rate?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "warmup", synonyms: ["LinearLR", "linear_warmup", "warm_up"],
    summary: "rises in a straight line; first step: lr / n, last of its n steps: lr, held from there",
    example: "schedule warmup(100 steps) then cosine(to 0)",
    source: "Goyal et al. 2017, arXiv:1706.02677",
    options: [
      .length(
        "for", \.length, bare: .epochs, synonyms: ["over", "total_iters", "warmup_steps"], "how long it takes"
      ),
      .rate(
        "from", \.start, synonyms: ["start_factor", "init_value"],
        "the first rate, or a share of lr, with lr one step after the last; else lr / n"),
    ],
    page: CardPage(
      """
      Raises the rate in a straight line to lr. Its first step has lr / n rather than 0, so that no update \
      is wasted, and the last of its n steps has lr.
      """,
      formula: """
        lr[t] = lr (t+1) / n; \
        from: lr[t] = from + (lr - from) t / n; \
        t = 0: lr / n, or from; \
        last: lr, or one step below it
        """,
      use: """
        Before another schedule, wherever the first steps of an optimizer are wild: adam, large batches, a \
        high lr. Alone it holds lr afterwards.
        """,
      differs: """
        LinearLR begins at a third of the rate and counts calls; here the way up begins near 0 unless \
        `from` is given, and has a unit. optax counts t / n, whose first update does nothing.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    Self.rate(at: step, of: clock.total, from: start, to: clock.base)
  }

  /// The rate at a step of a way up, from 0; at or past `steps` it holds.
  static func rate(at step: Int, of steps: Int, from start: Rate?, to top: Double) -> Double {
    guard let start = start?.value(base: top) else {
      return top * Double(min(step + 1, steps)) / Double(steps)
    }
    return step < steps ? start + (top - start) * Double(step) / Double(steps) : top
  }
}
