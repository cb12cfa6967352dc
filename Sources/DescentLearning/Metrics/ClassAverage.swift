/// How a figure of each class becomes one of all.
///
/// Source: sklearn.metrics.precision_recall_fscore_support; 0 divided by 0 counts as 0, and a class that is
/// neither true nor predicted anywhere is left out.
enum ClassAverage: String, CaseIterable {
  /// That of class 1 where there are two, the mean where there are more.
  case auto
  /// The mean over the classes.
  case macro
  /// Over the rows of all classes taken together.
  case micro
  /// The mean over the classes, each as often as it has rows.
  case weighted

  static var words: [String] { allCases.map(\.rawValue) }

  /// What the option is said to do.
  static let summary =
    "over the classes: `macro` their mean, `weighted` by their rows, `micro` all rows as one, "
    + "`auto` class 1 of two, else `macro`"

  /// Nil without rows.
  func value(over observed: Observations, of figure: (ClassCounts) -> Double?) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0 else { return nil }
    switch self {
    case .auto:
      guard said.classes == 2 else { return Self.mean(said.tally, of: figure) }
      return figure(said.tally[1]) ?? 0
    case .macro: return Self.mean(said.tally, of: figure)
    case .micro:
      let all = said.tally.reduce(into: ClassCounts()) { sum, counts in
        sum.rows += counts.rows
        sum.predicted += counts.predicted
        sum.met += counts.met
        sum.others += counts.others
      }
      return figure(all) ?? 0
    case .weighted:
      let sum = said.tally.reduce(0.0) { $0 + Double($1.rows) * (figure($1) ?? 0) }
      return sum / Double(said.rows)
    }
  }

  private static func mean(_ tally: [ClassCounts], of figure: (ClassCounts) -> Double?) -> Double {
    let seen = tally.filter { $0.rows + $0.predicted > 0 }
    return seen.reduce(0.0) { $0 + (figure($1) ?? 0) } / Double(seen.count)
  }
}
