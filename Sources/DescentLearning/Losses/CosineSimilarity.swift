import DescentCatalogue

/// What the cosine between the outputs and the axis of the true class lacks of 1.
///
/// Source: torch.nn.CosineEmbeddingLoss of pairs that belong together, against one-hot rows.
package struct CosineSimilarity: Loss {
  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "cosine_similarity",
    synonyms: [
      "CosineSimilarity", "CosineEmbeddingLoss", "cosine_embedding_loss", "cosine_distance", "cosine_loss",
      "cosine",
    ],
    summary: "1 minus the cosine between the outputs and the true class as a one-hot row",
    example: "loss cosine_similarity",
    source: "torch.nn.CosineEmbeddingLoss of pairs that belong together, against one-hot rows",
    page: CardPage(
      "Turns the outputs towards the axis of the true class and does not care how long they are. No softmax "
        + "comes before it; where probabilities are asked for they are the softmax of the outputs.",
      formula: "loss = 1 - z[y] / sqrt((sum z^2 + 1e-12)(1 + 1e-12)), y the true class",
      use: "Where labels are noisy or rows few, since no row can pull without bound; else cross_entropy.",
      differs: "nn.CosineEmbeddingLoss takes two rows and a sign; here the second is the class, the sign +1.")
  )

  package var operation: LossOperation { .cosineDistance }
}
