import DescentCatalogue

/// Numbers brought to the range from 0 to 1.
///
/// Source: sklearn.preprocessing.MinMaxScaler.
package struct Normalize: PreparationStep {
  package init() {}

  package static let card = EntryCard<Self>(
    .preparation, "normalize", synonyms: ["MinMaxScaler", "min_max", "Rescaling"],
    summary:
      "numbers brought to 0 … 1; all columns of numbers unless some are named",
    example: "data iris; prepare normalize", source: "sklearn.preprocessing.MinMaxScaler")
}
