import DescentCatalogue

/// Numbers brought to mean 0 and standard deviation 1.
///
/// Source: sklearn.preprocessing.StandardScaler.
package struct Standardize: PreparationStep {
  package init() {}

  package static let card = EntryCard<Self>(
    .preparation, "standardize", synonyms: ["StandardScaler", "zscore", "scale", "Normalization"],
    summary:
      "numbers less their mean, over their standard deviation; all columns of numbers unless some are named",
    example: "data iris; prepare standardize", source: "sklearn.preprocessing.StandardScaler",
    page: CardPage(
      """
      Takes its mean from each column of numbers and divides by its standard deviation. Both are those of \
      the training part, and are stored with the model.
      """,
      formula: "x <- (x - mean) / deviation; a column that does not vary becomes 0",
      use: "Tables of numbers, and what they get unasked. Columns with a few huge values stay lopsided."))
}
