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
    example: "data iris; prepare one_hot", source: "sklearn.preprocessing.OneHotEncoder")
}
