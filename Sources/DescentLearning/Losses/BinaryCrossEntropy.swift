import DescentCatalogue

/// Minus the log of the probability given to the true one of two classes, the sigmoid of one output included.
///
/// Source: torch.nn.BCEWithLogitsLoss; the output speaks for the second class.
package struct BinaryCrossEntropy: Loss {
  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "binary_cross_entropy",
    synonyms: [
      "binary_crossentropy", "BinaryCrossentropy", "BCELoss", "BCEWithLogitsLoss", "bce",
      "binary_cross_entropy_with_logits",
    ],
    summary: "cross-entropy of two classes by one output, sigmoid included",
    example: "data moons; loss binary_cross_entropy", source: "torch.nn.BCEWithLogitsLoss",
    page: CardPage(
      """
      Charges each row minus the logarithm of the probability given to its true one of two classes. The \
      model has one output, whose sigmoid is a part of the loss.
      """,
      formula: "row: max(z, 0) - z y + log(1 + exp(-|z|)), y = 1 for the second class",
      use: "Two classes by one output. `cross_entropy` with two outputs learns the same.",
      differs: """
        As torch.nn.BCEWithLogitsLoss, without pos_weight. BCELoss wants a sigmoid before it, which this \
        one has inside.
        """))

  package var operation: LossOperation { .logisticCrossEntropy }
}
