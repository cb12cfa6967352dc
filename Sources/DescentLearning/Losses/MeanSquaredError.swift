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
    example: "data sine; loss mse", source: "torch.nn.MSELoss")

  package var operation: LossOperation { .squaredError }
}
