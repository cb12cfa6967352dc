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
    example: "data iris; prepare standardize", source: "sklearn.preprocessing.StandardScaler")
}
