import DescentCatalogue

/// The mean of the squared differences.
///
/// Source: torch.nn.MSELoss.
package struct MeanSquaredError: Loss {
  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "mse", synonyms: ["MSELoss", "mean_squared_error", "squared_error"],
    summary: "mean of the squared differences",
    example: "data sine; loss mse", source: "torch.nn.MSELoss",
    page: CardPage(
      """
      Charges each row the square of its distance from the truth. What it learns is the mean of the target.
      """,
      formula: "loss = mean (p - y)^2",
      use: """
        Numbers, and the default for them. A few rows far out draw the model towards them; then `huber` or \
        `mae`.
        """))

  package var operation: LossOperation { .squaredError }
}
