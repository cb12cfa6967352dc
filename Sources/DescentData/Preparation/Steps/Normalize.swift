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
    example: "data iris; prepare normalize", source: "sklearn.preprocessing.MinMaxScaler",
    page: CardPage(
      """
      Brings each column of numbers to the range from 0 to 1. The ends are those of the training part, so \
      that other rows may lie a little beyond.
      """,
      formula: "x <- (x - min) / (max - min); a column that does not vary becomes 0",
      use: """
        Columns with true bounds, such as pixels or shares. One wild row squeezes all others together; then \
        `standardize`.
        """))
}
