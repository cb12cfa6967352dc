import DescentLearning

/// How the rows of one part were classified.
package struct ClassReport: Sendable, Equatable {
  /// One class: its rows and how they were met.
  package struct Line: Sendable, Equatable {
    package let name: String
    package let rows: Int
    /// The share of the rows said to be of it that are; nil where none was said to be.
    package let precision: Double?
    /// The share of its rows that were found; nil where it has none.
    package let recall: Double?
    /// The harmonic mean of both; nil where no row is of it or was said to be.
    package let f1: Double?
  }

  /// More classes than this are counted without a matrix.
  private static let mostInMatrix = 256

  /// In the order of the classes.
  package let lines: [Line]
  /// Rows by true class, then by predicted class; nil where there are too many classes for it.
  package let confusion: [[Int]]?

  init(names: [String], _ said: ClassObservations) {
    lines = zip(names, said.tally).map { name, counts in
      Line(name: name, rows: counts.rows, precision: counts.precision, recall: counts.recall, f1: counts.f1)
    }
    confusion = said.classes > Self.mostInMatrix ? nil : said.confusion
  }

  package var names: [String] { lines.map(\.name) }
}
