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
    ])

  package func rate(at step: Int, on clock: PieceClock) -> Double {
    level?.value(base: clock.base) ?? clock.base
  }
}
