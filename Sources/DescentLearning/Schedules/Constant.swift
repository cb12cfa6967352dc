import DescentCatalogue

/// One learning rate throughout, the optimizer's own unless another is given.
///
/// Source: torch.optim without a scheduler; with a rate, torch.optim.lr_scheduler.ConstantLR.
package struct Constant: Schedule {
  package var length: Length?
  package var level: Rate?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "constant", synonyms: ["none", "ConstantLR", "constant_schedule"],
    summary: "one rate throughout; first and last step: lr, or the rate given",
    example: "schedule constant(for 5 epochs) then cosine(to 0)",
    source: "torch.optim without a scheduler",
    options: [
      .length(
        "for", \.length, bare: .epochs, synonyms: ["over", "total_iters"], "how long it lasts before `then`"),
      .rate("at", \.level, synonyms: ["factor"], "the rate, or a share of lr; else lr"),
    ],
    page: CardPage(
      """
      Keeps the rate at lr, or at the level given, from the first step to the last. Before a `then` it \
      lasts as long as `for` says.
      """,
      formula: "lr[t] = lr, or at; t = 0: that; last: that",
      use: """
        What holds where a recipe says nothing, and enough for adam on small problems. A rate that falls at \
        the end mostly gains a little more.
        """,
      differs: """
        ConstantLR is another thing: a third of the rate for five calls, then the rate. Here that is \
        `constant(for 5 epochs, at=33.3%) then constant`.
        """))

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    level?.value(base: clock.base) ?? clock.base
  }
}
