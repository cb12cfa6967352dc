import DescentCatalogue

/// Cells without a value filled with one that the training part suggests, or that the recipe gives.
///
/// Source: sklearn.impute.SimpleImputer.
package struct Impute: PreparationStep {
  /// What a cell is filled with; `median` fills words with the most frequent one.
  package var with = "median"
  /// What `constant` fills in.
  package var value = 0.0

  package init() {}

  package static let strategies = ["mean", "median", "most_frequent", "constant"]

  package static let card = EntryCard<Self>(
    .preparation, "impute", synonyms: ["SimpleImputer", "fillna", "fill"],
    summary: "fills cells without a value; all columns that have such cells unless some are named",
    example: "data iris; prepare impute(median)", source: "sklearn.impute.SimpleImputer",
    options: [
      .word("with", \.with, of: strategies, synonyms: ["strategy"], "what they are filled with"),
      .number("value", \.value, in: .any, synonyms: ["fill_value"], "the number that `constant` fills in"),
    ],
    page: CardPage(
      """
      Fills cells that have no value with one that the training part suggests. By default that is the \
      median for numbers and the most frequent word for words.
      """,
      formula: "x <- median, mean, the most frequent, or value, where x is missing",
      use: """
        Tables with holes, which nothing fills unasked. That a cell was empty may itself tell something, \
        and is lost.
        """))
}
