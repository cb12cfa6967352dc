/// What a model said beside what was true, over the rows of one part.
package enum Observations: Sendable, Equatable {
  case classes(ClassObservations)
  /// Both in the target's own unit, in row order.
  case numbers(predicted: [Double], true: [Double])

  /// The mean of a function of what was predicted and what was true, in row order; nil without rows.
  func meanOverRows(_ function: (_ predicted: Double, _ truth: Double) -> Double) -> Double? {
    guard case .numbers(let predicted, let truth) = self, !truth.isEmpty else { return nil }
    return zip(predicted, truth).reduce(0.0) { $0 + function($1.0, $1.1) } / Double(truth.count)
  }
}

/// The classes that a model predicted beside the true ones, in row order.
package struct ClassObservations: Sendable, Equatable {
  /// How many there are.
  package let classes: Int
  package let truth: [Int32]
  package let predicted: [Int32]
  /// `[rows, classes]`, laid out flat; empty where no metric asked for them.
  package let probabilities: [Double]
  /// The same, counted by class.
  package let tally: [ClassCounts]

  package init(classes: Int, truth: [Int32], predicted: [Int32], probabilities: [Double] = []) {
    precondition(truth.count == predicted.count, "each row has a prediction")
    precondition(
      probabilities.isEmpty || probabilities.count == truth.count * classes,
      "each row has a probability of each class")
    self.classes = classes
    self.truth = truth
    self.predicted = predicted
    self.probabilities = probabilities
    var tally = [ClassCounts](repeating: ClassCounts(), count: classes)
    for (actual, said) in zip(truth, predicted) {
      tally[Int(actual)].rows += 1
      tally[Int(said)].predicted += 1
      if actual == said { tally[Int(actual)].met += 1 }
    }
    for label in tally.indices { tally[label].others = truth.count - tally[label].rows }
    self.tally = tally
  }

  package var rows: Int { truth.count }

  /// Rows by true class, then by predicted class.
  package var confusion: [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (actual, said) in zip(truth, predicted) { counts[Int(actual)][Int(said)] += 1 }
    return counts
  }

  /// The probability of each class for a row.
  func probabilities(row: Int) -> ArraySlice<Double> {
    probabilities[row * classes..<(row + 1) * classes]
  }
}

/// How one class was met.
package struct ClassCounts: Sendable, Equatable {
  /// Rows that are of it.
  package var rows = 0
  /// Rows that were said to be.
  package var predicted = 0
  /// Rows that are and were said to be.
  package var met = 0
  /// Rows that are of another.
  package var others = 0

  /// The share of the rows said to be of it that are; nil where none was said to be.
  package var precision: Double? { predicted == 0 ? nil : Double(met) / Double(predicted) }

  /// The share of its rows that were found; nil where it has none.
  package var recall: Double? { rows == 0 ? nil : Double(met) / Double(rows) }

  /// The harmonic mean of precision and recall; nil where no row is of it or was said to be.
  package var f1: Double? {
    rows + predicted == 0 ? nil : 2 * Double(met) / Double(rows + predicted)
  }

  /// The weighted harmonic mean of precision and recall, recall counting `beta` times as much.
  func score(beta: Double) -> Double? {
    guard rows + predicted > 0 else { return nil }
    let square = beta * beta
    return (1 + square) * Double(met) / (square * Double(rows) + Double(predicted))
  }

  /// The share, of the rows that are of it or were said to be, of those that are both; nil without any.
  package var overlap: Double? {
    rows + predicted == 0 ? nil : Double(met) / Double(rows + predicted - met)
  }

  /// The share of the other rows that were not said to be of it; nil where there are none.
  package var specificity: Double? {
    others == 0 ? nil : Double(others - (predicted - met)) / Double(others)
  }
}
