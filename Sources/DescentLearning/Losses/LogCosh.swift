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
    example: "data sine; loss log_cosh", source: "keras.losses.LogCosh; optax.losses.log_cosh",
    page: CardPage(
      """
      Charges the logarithm of the hyperbolic cosine of the distance. It passes from half a square to a \
      straight line with no joint.
      """,
      formula: "u = p - y; row: log(cosh(u)) = |u| + log((1 + exp(-2 |u|)) / 2)",
      use: """
        As `huber` at delta 1, where a smooth second derivative is wanted. The point at which it turns \
        straight cannot be chosen.
        """))

  package var operation: LossOperation { .logCoshError }
}
