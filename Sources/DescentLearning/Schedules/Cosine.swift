import DescentCatalogue
import DescentTensor

/// The learning rate follows half a cosine down to an end.
///
/// Source: Loshchilov and Hutter, "SGDR", 2017, arXiv:1608.03983, one cycle; the end comes one step after
/// the last, and held.
package struct Cosine: Schedule {
  package var end = Rate.absolute(0)
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "cosine",
    synonyms: [
      "CosineAnnealingLR", "CosineDecay", "cosine_decay", "cosine_annealing", "cosine_decay_schedule",
      "SWALR",
    ],
    summary: "half a cosine down; first step: lr, one step after the last: `to`, held from there",
    example: "schedule warmup(100 steps) then cosine(to 0)",
    source: "Loshchilov and Hutter 2017, arXiv:1608.03983",
    options: [
      .rate(
        "to", \.end, synonyms: ["eta_min", "alpha", "min_lr"], "where it ends: a rate, or a share of lr"),
      .length(
        "over", \.length, bare: .epochs, synonyms: ["for", "T_max", "decay_steps"], "how long it takes"),
    ],
    page: CardPage(
      """
      Follows half a cosine down: slow at first, fast in the middle, slow at the end. It begins at lr and \
      comes to `to` one step after the last, so that the last update still moves.
      """,
      formula: """
        lr[t] = to + (lr - to) (1 + cos(pi t / n)) / 2; \
        t = 0: lr; \
        last: to + (lr - to) (1 - cos(pi / n)) / 2; \
        t >= n: to
        """,
      use: """
        The usual choice where the length of the run is known, behind a `warmup` if the start is rough. It \
        ends well only if the run is as long as was said.
        """,
      differs: """
        T_max is `over`, in a unit of its own and the rest of the run if left out; eta_min is `to`. \
        CosineAnnealingLR rises again after T_max, this one holds.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    let end = self.end.value(base: clock.base)
    guard step < clock.total else { return end }
    let angle = Double.pi * Double(step) / Double(clock.total)
    return end + (clock.base - end) * (1 + Exact.cos(angle)) / 2
  }
}
