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
    example: "data moons; loss binary_cross_entropy", source: "torch.nn.BCEWithLogitsLoss")

  package var operation: LossOperation { .logisticCrossEntropy }
}
