import DescentCatalogue

/// Distances that weigh by their side, so that a share `q` of the rows comes to lie below the prediction.
///
/// Source: Koenker and Bassett 1978; a row that is met has the mean of the two slopes.
package struct Quantile: Loss {
  package var q = 0.5

  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "quantile", synonyms: ["pinball", "quantile_loss", "QuantileLoss", "pinball_loss", "PinballLoss"],
    summary: "distance that weighs by its side: learns what a share q of the rows lies below",
    example: "data sine; loss quantile(0.9)", source: "Koenker and Bassett 1978",
    options: [
      .number(
        "q", \.q, in: .within(0.001...0.999), synonyms: ["quantile", "alpha", "tau"],
        "share of the rows that lies below; a prediction too low costs q times the distance")
    ],
    page: CardPage(
      """
      Charges a prediction that is too low q times its distance, and one too high 1 - q times. What it \
      learns is the number that a share q of the rows lies below.
      """,
      formula: "u = y - p; row: max(q u, (q - 1) u)",
      use: "Bounds of what may come: train one model at 0.1 and one at 0.9. At 0.5 it is half of `mae`."))

  package var operation: LossOperation { .quantileError(q: q) }
}
