import DescentCatalogue

/// Cross-entropy that passes over rows which are already right.
///
/// Source: Lin et al. 2017, arXiv:1708.02002, over a softmax; a weighted mean divides by the sum of the
/// weights.
package struct Focal: Loss {
  package var gamma = 2.0
  package var classWeights = ClassWeighting.even.rawValue

  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "focal",
    synonyms: ["focal_loss", "FocalLoss", "categorical_focal_crossentropy", "CategoricalFocalCrossentropy"],
    summary: "cross-entropy that passes over rows which are already right, softmax included",
    example: "loss focal(gamma=1.5)", source: "Lin et al. 2017, arXiv:1708.02002",
    options: [
      .number(
        "gamma", \.gamma, in: .within(0...100),
        "power of the missing probability; 0 is cross_entropy"),
      .word(
        "class_weights", \.classWeights, of: ClassWeighting.words, synonyms: ["class_weight", "alpha"],
        "`balanced` lets rare classes count as much as common ones"),
    ],
    page: CardPage(
      """
      A cross-entropy that counts a row the less the surer the model already is of its class. Training thus \
      turns to the rows that are still hard.
      """,
      formula: "row: -(1 - p_y)^gamma log p_y, p = softmax(z)",
      use: """
        Many easy rows beside few hard ones. At gamma 0 it is `cross_entropy`; with noisy labels it chases \
        the noise.
        """))

  package var operation: LossOperation {
    .focalCrossEntropy(gamma: gamma, weighting: ClassWeighting(rawValue: classWeights) ?? .even)
  }
}
