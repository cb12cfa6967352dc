import DescentCatalogue

/// The mean of the distances.
///
/// Source: torch.nn.L1Loss; a row that is met has gradient 0.
package struct MeanAbsoluteError: Loss {
  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "mae", synonyms: ["L1Loss", "l1_loss", "mean_absolute_error", "absolute_error"],
    summary: "mean of the distances; far rows pull no harder than near ones",
    example: "data sine; loss mae", source: "torch.nn.L1Loss",
    page: CardPage(
      """
      Charges each row its distance from the truth, however far. What it learns is the median of the \
      target.
      """,
      formula: "loss = mean |p - y|; its slope is 0 where p = y",
      use: "Targets with wild rows. Its slope does not fade near the truth, so let the schedule fall."))

  package var operation: LossOperation { .absoluteError }
}
