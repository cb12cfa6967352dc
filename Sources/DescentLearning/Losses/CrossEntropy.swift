import DescentCatalogue

/// Minus the log of the probability given to the true class, softmax included.
///
/// Source: torch.nn.CrossEntropyLoss; smoothing spreads its share over every class, the true one too, and a
/// weighted mean divides by the sum of the weights.
package struct CrossEntropy: Loss {
  package var labelSmoothing = 0.0
  package var classWeights = ClassWeighting.even.rawValue

  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "cross_entropy",
    synonyms: [
      "NLLLoss", "nll_loss", "CrossEntropyLoss", "categorical_crossentropy",
      "sparse_categorical_crossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy",
      "log_loss",
    ],
    summary: "minus the log of the probability given to the true class, softmax included",
    example: "loss cross_entropy(label_smoothing=0.1)",
    source: "torch.nn.CrossEntropyLoss",
    options: [
      .number(
        "label_smoothing", \.labelSmoothing, in: .within(0..<1), synonyms: ["smoothing"],
        "share spread evenly over all classes"),
      .word(
        "class_weights", \.classWeights, of: ClassWeighting.words, synonyms: ["class_weight", "weight"],
        "`balanced` lets rare classes count as much as common ones"),
    ],
    page: CardPage(
      """
      Charges each row minus the logarithm of the probability that the model gives to its true class. \
      Softmax is a part of it, so that the model ends in plain scores.
      """,
      formula: """
        p = softmax(z); \
        row: -w_y (1-s) log p_y - s/C sum w_c log p_c, s = label_smoothing; \
        loss = sum of rows / sum of w_y, w = 1 unless balanced
        """,
      use: """
        Classes, two or more, and the default for them. A little `label_smoothing` helps large models, \
        `class_weights` helps where classes are rare.
        """,
      differs: """
        As torch.nn.CrossEntropyLoss; NLLLoss is the same behind a log-softmax. The tensor weight is a word \
        here, since `balanced` counts the classes by itself.
        """))

  package var operation: LossOperation {
    .softmaxCrossEntropy(
      smoothing: Float(labelSmoothing), weighting: ClassWeighting(rawValue: classWeights) ?? .even)
  }
}
