import DescentCatalogue

/// The learning rate rises in a straight line to the optimizer's own.
///
/// Source: Goyal et al. 2017, arXiv:1706.02677; counted as (t + 1) / n: the first update moves and the
/// last has the full rate.
package struct Warmup: Schedule {
  package var length: Length? = Length(5, .percent)

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "warmup", synonyms: ["LinearLR", "linear_warmup", "warm_up"],
    summary: "rises in a straight line; first step: lr / n, last of its n steps: lr, held from there",
    example: "schedule warmup(100 steps) then cosine(to 0)",
    source: "Goyal et al. 2017, arXiv:1706.02677",
    options: [
      .length(
        "for", \.length, bare: .epochs, synonyms: ["over", "total_iters", "warmup_steps"], "how long it takes"
      )
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    clock.base * Double(min(step + 1, clock.total)) / Double(clock.total)
  }
}
