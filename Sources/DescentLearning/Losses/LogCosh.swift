import DescentCatalogue

/// The log of the cosine hyperbolicus of the distance: a huber loss without a joint.
///
/// Source: keras.losses.LogCosh; optax.losses.log_cosh.
package struct LogCosh: Loss {
  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "log_cosh", synonyms: ["LogCosh", "logcosh", "LogCoshLoss"],
    summary: "half the squared distance near the truth, nearly a straight line far out, without a joint",
    example: "data sine; loss log_cosh", source: "keras.losses.LogCosh; optax.losses.log_cosh")

  package var operation: LossOperation { .logCoshError }
}
