import DescentFiles

/// Why data does not fit the preparation that a model was trained with.
package enum StoredFault: Error, Equatable, Sendable {
  /// The model reads a column that is not there.
  case absent(column: String, source: String, columns: [String])
  case otherKind(column: String, source: String, expected: CellKind)
  /// Columns without names, so that their count must be that of training.
  case otherWidth(source: String, expected: Int, found: Int)
  case unknownClass(String, source: String)
  case otherTarget(source: String)
  /// A hole where there was none in training.
  case holes(column: String, count: Int, firstLine: Int?)
  /// The stored text is damaged, and at which byte it shows.
  case damaged(String, offset: Int)
}

extension StoredFault {
  /// What was found and what was expected, in one sentence.
  var message: String {
    switch self {
    case .absent(let column, let source, _):
      "`\(source.printable)` has no column `\(column.printable)`, which the model was trained with"
    case .otherKind(let column, let source, let expected):
      "column `\(column.printable)` of `\(source.printable)` holds no \(expected.rawValue), "
        + "as it did in training"
    case .otherWidth(let source, let expected, let found):
      "`\(source.printable)` has \(found) columns of numbers, the model was trained with \(expected)"
    case .unknownClass(let name, let source):
      "class `\(name.printable)` of `\(source.printable)` is none of the model's"
    case .otherTarget(let source): "the target of `\(source.printable)` is not of the model's kind"
    case .holes(let column, let count, let line):
      "column \(column.printable): \(count) missing" + (line.map { " (first line \($0))" } ?? "")
    case .damaged(let reason, let offset):
      "the stored preparation is damaged at byte \(offset): \(reason.printable)"
    }
  }

  /// What to do about it, where something can be done.
  var help: String? {
    switch self {
    case .absent(let column, _, let columns): NearestColumn.suggestion(for: column, among: columns)
    case .holes: "train the model with `impute` in its `prepare`, or fill those cells"
    case .otherKind, .otherWidth, .unknownClass, .otherTarget, .damaged: nil
    }
  }

  /// The command's answer where this ends it.
  var exitStatus: Int32 {
    switch self {
    case .absent, .otherKind, .otherWidth, .unknownClass, .otherTarget, .holes: 3
    case .damaged: 7
    }
  }
}
