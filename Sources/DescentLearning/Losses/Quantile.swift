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
    ])

  package var operation: LossOperation { .quantileError(q: q) }
}
