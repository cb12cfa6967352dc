import DescentCatalogue

/// Focal cross-entropy of two classes, the sigmoid of one output included.
///
/// Source: Lin et al. 2017, arXiv:1708.02002, equation 5; optax.losses.sigmoid_focal_loss.
package struct BinaryFocal: Loss {
  package var gamma = 2.0
  package var alpha: Double?

  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "binary_focal",
    synonyms: [
      "sigmoid_focal_loss", "binary_focal_crossentropy", "BinaryFocalCrossentropy", "binary_focal_loss",
    ],
    summary: "focal cross-entropy of two classes by one output, sigmoid included",
    example: "data moons; loss binary_focal(alpha=0.25)",
    source: "Lin et al. 2017, arXiv:1708.02002; optax.losses.sigmoid_focal_loss",
    options: [
      .number(
        "gamma", \.gamma, in: .within(0...100),
        "power of the missing probability; 0 is binary_cross_entropy"),
      .number(
        "alpha", \.alpha, in: .within(0...1),
        "what a row of the second class counts, one of the first the rest; unless given, all count 1"
      ).optional,
    ],
    page: CardPage(
      """
      The focal loss of two classes by one output, sigmoid included. Rows of which the model is already \
      sure count little.
      """,
      formula: """
        row: -a (1 - p)^gamma log p, p the probability of the true class; \
        a = alpha for the second class, 1 - alpha for the first, or 1
        """,
      use: """
        One class of two that is rare, with `alpha` its weight. At gamma 0 without alpha it is \
        `binary_cross_entropy`.
        """))

  package var operation: LossOperation { .logisticFocalCrossEntropy(gamma: gamma, alpha: alpha) }
}
