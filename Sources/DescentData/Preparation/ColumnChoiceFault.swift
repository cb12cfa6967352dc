import DescentFiles

/// Why the columns that a recipe names are none of a table's, or not of use.
package enum ColumnChoiceFault: Error, Equatable, Sendable {
  /// A name that no column has.
  case unknown(String, source: String, columns: [String])
  case namedTwice(String)
  /// Both the columns to learn from and those not to are named.
  case featuresAndIgnore
  case targetIsNoFeature(String)
  case targetIgnored(String)
  case noFeatures(source: String)
  case targetHoles(column: String, count: Int, firstLine: Int?)
  /// A number that is to be a class.
  case noClass(column: String, value: Double, line: Int)
  case noNumbers(column: String)
  /// Words among numbers that are rather amounts than classes.
  case mixedTarget(String, Mixture)
  /// The table of the test part holds something else under this name.
  case testDiffers(column: String, source: String, expected: CellKind)
}

extension ColumnChoiceFault {
  /// What was found and what was expected, in one sentence.
  var message: String {
    switch self {
    case .unknown(let name, let source, _):
      "`\(source.printable)` has no column `\(name.printable)`"
    case .namedTwice(let name): "column `\(name.printable)` is named twice"
    case .featuresAndIgnore: "`features` and `ignore` both say which columns to learn from"
    case .targetIsNoFeature(let name):
      "`\(name.printable)` is the target, so it is nothing to learn from"
    case .targetIgnored(let name): "`\(name.printable)` is the target, so it cannot be ignored"
    case .noFeatures(let source): "`\(source.printable)` has no column left to learn from"
    case .targetHoles(let column, let count, let line):
      "target \(column.printable): \(count) missing" + (line.map { " (first line \($0))" } ?? "")
    case .noClass(let column, let value, let line):
      "target \(column.printable): \(value) in line \(line) is no class (classes of numbers are whole)"
    case .noNumbers(let column): "target \(column.printable) holds words, so it is no number to predict"
    case .mixedTarget(let column, let mixture): mixture.text(column)
    case .testDiffers(let column, let source, let expected):
      "column `\(column.printable)` of `\(source.printable)` holds no \(expected.rawValue), "
        + "as it does in train"
    }
  }

  /// What to do about it, where something can be done.
  var help: String? {
    switch self {
    case .unknown(let name, _, let columns):
      NearestColumn.suggestion(for: name, among: columns)
    case .featuresAndIgnore: "leave one of them away"
    case .targetIsNoFeature(let name), .targetIgnored(let name):
      "leave `\(name.asName.printable)` away"
    case .targetHoles: "a row can be learned from only if its target is known: take those rows out"
    case .noClass(let column, _, _), .noNumbers(let column):
      "leave `\(column.asName.printable)` away from `types`"
    case .mixedTarget(let column, _):
      "mend the cells, or write `types=[\(column.asName.printable)=class]` if both are classes"
    case .namedTwice, .noFeatures, .testDiffers: nil
    }
  }

  /// The command's answer where this ends it.
  var exitStatus: Int32 {
    switch self {
    case .unknown, .namedTwice, .featuresAndIgnore, .targetIsNoFeature, .targetIgnored, .noFeatures: 2
    case .targetHoles, .noClass, .noNumbers, .mixedTarget, .testDiffers: 3
    }
  }
}
