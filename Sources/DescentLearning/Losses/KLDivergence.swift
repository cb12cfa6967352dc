import DescentCatalogue

/// How far the softmax of the outputs is from the smoothed true class, in nats.
///
/// Source: Kullback and Leibler 1951; torch.nn.KLDivLoss of log_softmax, batchmean.
package struct KLDivergence: Loss {
  package var labelSmoothing = 0.0

  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "kl_divergence",
    synonyms: ["KLDivLoss", "kl_div", "KLDivergence", "kullback_leibler_divergence", "kld"],
    summary: "divergence of the softmax from the smoothed true class: cross_entropy that can reach 0",
    example: "loss kl_divergence(label_smoothing=0.1)",
    source: "Kullback and Leibler 1951; torch.nn.KLDivLoss of log_softmax, batchmean",
    options: [
      .number(
        "label_smoothing", \.labelSmoothing, in: .within(0..<1), synonyms: ["smoothing"],
        "share spread evenly over all classes")
    ],
    page: CardPage(
      "Measures what is lost by taking the softmax of the outputs for the smoothed true class. Its gradient "
        + "is that of cross_entropy with the same smoothing; its value lies lower by the entropy of the "
        + "target, so that a perfect model has 0.",
      formula: "p = softmax z; t = (1 - s) one_hot(y) + s/C; loss = sum t (ln t - ln p)",
      use: "Where the loss of smoothed labels is to be read: without smoothing it is cross_entropy.",
      differs: "nn.KLDivLoss takes log-probabilities and any target, and its default mean is over all "
        + "elements; here the softmax is included and the mean is over rows, as with batchmean."))

  package var operation: LossOperation { .softmaxDivergence(smoothing: Float(labelSmoothing)) }
}
