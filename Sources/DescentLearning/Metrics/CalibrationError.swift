import DescentCatalogue

/// How far the probability of the predicted class is from the share of rows that it holds for.
///
/// Source: Guo et al. 2017, arXiv:1706.04599; bins of one width, each with its upper end.
package struct CalibrationError: Metric {
  package var bins = 15

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = false
  package static let isShare = true
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "calibration_error",
    synonyms: ["ece", "expected_calibration_error", "CalibrationError", "MulticlassCalibrationError"],
    summary: "distance of the probability said from the share of rows met, over bins of it",
    example: "metrics accuracy, calibration_error(bins=10)", source: "Guo et al. 2017, arXiv:1706.04599",
    options: [
      .count(
        "bins", \.bins, in: .within(1...10_000), synonyms: ["n_bins", "num_bins"],
        "how many bins of one width from 0 to 1")
    ],
    page: CardPage(
      """
      How far the probability of the predicted class lies from the share of rows for which it holds, over \
      bins of that probability. A model that says 80% should be right four times in five.
      """,
      formula: "sum over bins of |met - sum of p| / rows; 0 to 1, lower is better",
      use: """
        Before probabilities are trusted. It depends on the number of bins, and a model that always says \
        the same can have 0.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0, !said.probabilities.isEmpty,
      !said.probabilities.contains(where: \.isNaN)
    else { return nil }
    // In each bin the rows that were met, less the sum of what was said of them.
    var excess = [Double](repeating: 0, count: bins)
    for row in 0..<said.rows {
      let share = said.probabilities[row * said.classes + Int(said.predicted[row])]
      excess[bin(of: share)] += (said.predicted[row] == said.truth[row] ? 1 : 0) - share
    }
    return min(excess.reduce(0.0) { $0 + $1.magnitude } / Double(said.rows), 1)
  }

  /// The lowest bin whose upper end is not below the share.
  private func bin(of share: Double) -> Int {
    let near = max(0, min(bins - 1, Int(share * Double(bins))))
    return near > 0 && share <= Double(near) / Double(bins) ? near - 1 : near
  }
}
