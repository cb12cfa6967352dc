import DescentCatalogue

/// The learning rate falls by a factor when a figure has stopped getting better.
///
/// Source: torch.optim.lr_scheduler.ReduceLROnPlateau: the cut comes after `patience` + 1 epochs without a
/// better figure, and one of at most 1e-8 is left out.
package struct Plateau: Schedule {
  package var factor = 0.1
  package var patience: Length? = Length(10, .epochs)
  package var figure = "val.loss"
  package var end = Rate.absolute(0)
  package var threshold = 1e-4
  package var thresholdMode = "relative"
  package var cooldown: Length?
  package var length: Length?

  package init() {}

  package static let card = EntryCard<Self>(
    .schedule, "plateau", synonyms: ["ReduceLROnPlateau", "reduce_on_plateau", "reduce_lr_on_plateau"],
    summary: "times a factor when a figure stalls; first step: lr, after each stall: the factor times less",
    example: "schedule plateau(factor 0.5, patience 5 epochs, by val.loss)",
    source: "torch.optim.lr_scheduler.ReduceLROnPlateau",
    options: [
      .number("factor", \.factor, in: .within(0..<1), synonyms: ["gamma"], "what the rate is multiplied by"),
      .length("patience", \.patience, bare: .epochs, "how long the figure may stall before the cut"),
      .word("by", \.figure, of: ["val.loss", "train.loss"], synonyms: ["monitor"], "the figure to watch"),
      .rate("to", \.end, synonyms: ["min_lr"], "the least: a rate, or a share of lr"),
      .number(
        "threshold", \.threshold, in: .within(0..<1), synonyms: ["min_delta"],
        "how much less than the best is better"),
      .word(
        "threshold_mode", \.thresholdMode, of: ["relative", "absolute"],
        "whether the threshold is a share of the best or a difference"),
      .length("cooldown", \.cooldown, bare: .epochs, "how long after a cut stalling does not count"),
      .length("for", \.length, bare: .epochs, synonyms: ["over"], "how long it lasts before `then`"),
    ],
    page: CardPage(
      """
      Multiplies the rate by `factor` when a figure has not become better for longer than `patience`. It \
      begins at lr, and its last step has lr times the factor to the number of cuts.
      """,
      formula: """
        better: figure < best (1 - threshold); \
        patience + 1 epochs not better: lr <- max(factor lr, to); \
        after a cut `cooldown` epochs do not count; \
        t = 0: lr; \
        last: lr factor^cuts
        """,
      use: """
        Where the loss rests at times nobody can foresee. It answers only after the rest, and what it does \
        depends on the data; a fixed schedule is easier to repeat.
        """,
      differs: """
        factor, patience, threshold and cooldown are as in ReduceLROnPlateau; min_lr is `to`, mode is \
        always min, and the figure is a loss, named by `by`.
        """))

  package func watch(_ counts: RunCounts) -> PlateauWatch? {
    func epochs(_ length: Length?) -> Int {
      let steps = length.flatMap(counts.steps(in:)) ?? 0
      return steps / counts.stepsPerEpoch + (steps % counts.stepsPerEpoch == 0 ? 0 : 1)
    }
    return PlateauWatch(self, patience: epochs(patience), cooldown: epochs(cooldown))
  }

  /// The rate before any cut; ``PlateauWatch`` knows of the cuts.
  package func rate(at step: Int, on clock: PieceClock) -> Double { clock.base }
}
