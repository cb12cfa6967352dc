import DescentCatalogue

/// Half the squared distance up to `delta`, a straight line beyond.
///
/// Source: torch.nn.HuberLoss.
package struct Huber: Loss {
  package var delta = 1.0

  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "huber", synonyms: ["HuberLoss", "huber_loss", "SmoothL1Loss", "smooth_l1_loss"],
    summary: "half the squared distance near the truth, a straight line beyond `delta`",
    example: "data sine; loss huber(delta=0.5)", source: "torch.nn.HuberLoss",
    options: [
      .number(
        "delta", \.delta, in: .above(0), synonyms: ["beta"],
        "distance from which rows pull no harder, in units of the scaled target")
    ])

  package var operation: LossOperation { .huberError(delta: delta) }
}
