import DescentCatalogue

/// The mean of the precisions at each row found, from the likeliest down.
///
/// Source: sklearn.metrics.average_precision_score, equal probabilities as one;
/// over several classes the mean of each against the rest, over those that have rows.
package struct AveragePrecision: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "average_precision", synonyms: ["average_precision_score", "AveragePrecision", "map"],
    summary: "mean precision over the rows of a class, from the likeliest down",
    example: "expect test.average_precision >= 90%", source: "sklearn.metrics.average_precision_score",
    page: CardPage(
      """
      The mean of the precisions at each row found, from the likeliest down. It asks how clean the top of \
      the ranking is.
      """,
      formula: "sum over thresholds of (recall - recall before) precision; 0 to 1, higher is better",
      use: """
        A rare class that is searched for. A guess is at the share of the class, so that tasks cannot be \
        compared.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, !said.probabilities.isEmpty,
      !said.probabilities.contains(where: \.isNaN)
    else { return nil }
    let means = (said.classes == 2 ? 1..<2 : 0..<said.classes).compactMap { Self.precision(of: $0, in: said) }
    return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
  }

  /// Nil where no row is of the class.
  private static func precision(of label: Int, in said: ClassObservations) -> Double? {
    let inside = said.tally[label].rows
    guard inside > 0 else { return nil }
    let scored = (0..<said.rows).map { row in
      (score: said.probabilities[row * said.classes + label], isInside: said.truth[row] == Int32(label))
    }
    let sorted = scored.sorted { $0.score > $1.score }
    var (sum, found, start) = (0.0, 0, 0)
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].score == sorted[start].score { end += 1 }
      let members = sorted[start..<end].count(where: \.isInside)
      found += members
      sum += Double(members) * (Double(found) / Double(end))
      start = end
    }
    return sum / Double(inside)
  }
}
