import DescentFiles

/// Why columns cannot be prepared as a recipe asks.
package enum PreparationFault: Error, Equatable, Sendable {
  /// Cells without a value that no step fills, and what to write instead.
  case holes(column: String, count: Int, firstLine: Int?, help: String)
  /// A step on a column that it cannot work on, because of what the column is.
  case doesNotFit(step: String, column: String, because: String, help: String?)
  /// Words that no step turns into numbers.
  case wordsLeft(column: String)
  /// No row of the training part has a value.
  case nothingToFillWith(column: String)
  /// A number that binary32 cannot hold; rows count from 1.
  case beyondRange(column: String, value: Double, row: Int)
}

extension PreparationFault {
  /// What was found and what was expected, in one sentence.
  var message: String {
    switch self {
    case .holes(let column, let count, let line, _):
      "column \(column.printable): \(count) missing" + (line.map { " (first line \($0))" } ?? "")
    case .doesNotFit(let step, let column, let because, _):
      "`\(step)` does not fit column `\(column.printable)`, which \(because)"
    case .wordsLeft(let column):
      "column `\(column.printable)` holds words, and no step turns them into numbers"
    case .nothingToFillWith(let column):
      "column `\(column.printable)` has no value in train, so nothing to fill its holes with"
    case .beyondRange(let column, let value, let row):
      "column `\(column.printable)`: \(value) in row \(row) is beyond the range of binary32"
    }
  }

  /// What to do about it, where something can be done.
  var help: String? {
    switch self {
    case .holes(_, _, _, let help): help
    case .doesNotFit(_, _, _, let help): help
    case .wordsLeft(let column):
      "write `prepare \(StepToFit.oneHot.text(on: [column]))`, or leave the column out: "
        + "`ignore=[\(column.asName)]`"
    case .nothingToFillWith(let column): "leave the column out: `ignore=[\(column.asName)]`"
    case .beyondRange: "write `prepare standardize`"
    }
  }

  /// The command's answer where this ends it.
  var exitStatus: Int32 {
    switch self {
    case .holes, .nothingToFillWith, .beyondRange: 3
    case .doesNotFit, .wordsLeft: 2
    }
  }
}
