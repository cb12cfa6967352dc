import DescentCatalogue

/// A column of words as one column for each word.
///
/// Source: sklearn.preprocessing.OneHotEncoder.
package struct OneHot: PreparationStep {
  package init() {}

  package static let card = EntryCard<Self>(
    .preparation, "one_hot", synonyms: ["OneHotEncoder", "get_dummies", "onehot", "CategoryEncoding"],
    summary:
      "a column of words as a column of 0 and 1 for each word; all columns of words unless some are named",
    example: "data iris; prepare one_hot", source: "sklearn.preprocessing.OneHotEncoder",
    page: CardPage(
      """
      Turns a column of words into a column of 0 and 1 for each word. The words are those of the training \
      part, and one that is new later is 0 in all of them.
      """,
      formula: "x -> ([x = word_1], [x = word_2], ...)",
      use: """
        Words without an order, of which there are few. Thousands of words make thousands of columns.
        """))
}
