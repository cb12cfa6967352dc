import DescentCatalogue

/// The chance that a row of a class is given a higher probability of it than a row of another.
///
/// Source: sklearn.metrics.roc_auc_score, ties count half; over several classes the mean of each against the
/// rest, or of each pair both ways (Hand and Till 2001), over those that have rows and leave some.
package struct AreaUnderCurve: Metric {
  package var several = Several.rest.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "auc", synonyms: ["roc_auc", "roc_auc_score", "AUC", "AUROC", "auroc"],
    summary: "chance that a row of a class is ranked above a row of another",
    example: "expect test.auc >= 90%", source: "sklearn.metrics.roc_auc_score",
    options: [
      .word(
        "several", \.several, of: Several.words, synonyms: ["multi_class"],
        "of more than two classes: `rest` each against the rest, `pairs` each against each other")
    ],
    page: CardPage(
      """
      The chance that a row of a class is given a higher probability of it than a row of another class. How \
      the threshold lies does not matter.
      """,
      formula: """
        area under the curve of recall over false alarms, ties half; \
        several classes: the mean of each against the rest; \
        0 to 1, higher is better, a guess is at 0.5
        """,
      use: """
        Where rows are ranked rather than labelled. With a very rare class it flatters; then \
        `average_precision`.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, !said.probabilities.isEmpty,
      !said.probabilities.contains(where: \.isNaN)
    else { return nil }
    let labels = 0..<said.classes
    let areas: [Double?] =
      switch Several(rawValue: several) ?? .rest {
      case _ where said.classes == 2: [Self.area(of: 1, in: said)]
      case .rest: labels.map { Self.area(of: $0, in: said) }
      case .pairs:
        labels.flatMap { label in
          labels.filter { $0 != label }.map { Self.area(of: label, against: $0, in: said) }
        }
      }
    let found = areas.compactMap(\.self)
    return found.isEmpty ? nil : found.reduce(0, +) / Double(found.count)
  }

  /// By the sum of the ranks, ties sharing theirs; nil where all rows are of the class or none is.
  ///
  /// - Parameter other: The class that alone it is held against; nil for all others.
  private static func area(of label: Int, against other: Int? = nil, in said: ClassObservations) -> Double? {
    let inside = said.tally[label].rows
    let outside = other.map { said.tally[$0].rows } ?? said.rows - inside
    guard inside > 0, outside > 0 else { return nil }
    let rows = (0..<said.rows).filter { row in
      other.map { [Int32(label), Int32($0)].contains(said.truth[row]) } ?? true
    }
    let scored = rows.map { row in
      (score: said.probabilities[row * said.classes + label], isInside: said.truth[row] == Int32(label))
    }
    let sorted = scored.sorted { $0.score < $1.score }
    var (ranks, start) = (0.0, 0)
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].score == sorted[start].score { end += 1 }
      let members = sorted[start..<end].count(where: \.isInside)
      ranks += Double(members) * (Double(start + 1 + end) / 2)
      start = end
    }
    let (inner, outer) = (Double(inside), Double(outside))
    return (ranks - inner * (inner + 1) / 2) / (inner * outer)
  }
}

/// What a class is held against where there are several.
private enum Several: String, CaseIterable {
  case rest, pairs

  static var words: [String] { allCases.map(\.rawValue) }
}
