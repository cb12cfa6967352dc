import DescentFiles

/// Why data cannot be learned from.
package enum DataFault: Error, Equatable, Sendable {
  case file(FileFault)
  case idx(IDXFault)
  case table(TableFault)
  case array(ArrayFault)
  case columns(ColumnChoiceFault)
  case preparation(PreparationFault)
  case stored(StoredFault)
  /// No folder has any of the files of a source that is looked up.
  case missing(source: String, folders: [String])
  /// The most promising place lacks some of them.
  case incomplete(source: String, place: String, missing: [String])

  /// More bytes than the limit on memory.
  case needsMemory(source: String, bytes: Int, limit: Int)
  /// The system gave no memory, within the limit.
  case noMemory(bytes: Int)

  case noRows(source: String)
  case fewerRowsThanClasses(source: String, rows: Int, classes: Int)
  /// NaN or infinity in a column; rows count from 1.
  case notFinite(source: String, column: String, count: Int, firstRow: Int)
  /// A number so far from its column's mean that it is infinite when scaled.
  case scalesBeyond(source: String, column: String, row: Int)
  /// Numbers below 0 where a count is to be predicted; rows count from 1.
  case negativeCount(source: String, column: String, count: Int, firstRow: Int)
  case oneClass(source: String, className: String, rows: Int)
  /// A part that has a share but no rows; `rows` are those of train, val and test.
  case emptyPart(Part, source: String, rows: [Int])
  case classNotInTrain(source: String, className: String, counts: [ClassCount])
  case noClassesToSplitBy(source: String)
}

/// How many rows of a class the training part has.
package struct ClassCount: Equatable, Sendable {
  package let name: String
  package let rows: Int
}

extension DataFault {
  /// What was found and what was expected, in one sentence.
  package var message: String {
    switch self {
    case .file(let fault): fault.message
    case .idx(let fault): fault.message
    case .table(let fault): fault.message
    case .array(let fault): fault.message
    case .columns(let fault): fault.message
    case .preparation(let fault): fault.message
    case .stored(let fault): fault.message
    case .missing(let source, let folders):
      "the files of `\(source)` are in none of the folders searched: \(Self.list(folders))"
    case .incomplete(let source, let place, let missing):
      "`\(source)` in `\(place.printable)` lacks \(Self.list(missing))"
    case .needsMemory(let source, let bytes, let limit):
      "`\(source.printable)` needs \(bytes) bytes of memory, the limit is \(limit)"
    case .noMemory(let bytes): "the system has no \(bytes) bytes of memory to give"
    case .noRows(let source): "no rows to train on (`\(source.printable)` has 0 rows)"
    case .fewerRowsThanClasses(let source, let rows, let classes):
      "`\(source.printable)` has \(rows) rows for \(classes) classes"
    case .notFinite(let source, let column, let count, let firstRow):
      "column `\(column.printable)` of `\(source.printable)`: "
        + "\(count) values are not finite (first in row \(firstRow))"
    case .scalesBeyond(let source, let column, let row):
      "column `\(column.printable)` of `\(source.printable)`: row \(row) is too far from the mean to scale"
    case .negativeCount(let source, let column, let count, let firstRow):
      "column `\(column.printable)` of `\(source.printable)` is to be a count: "
        + "\(count) value\(count == 1 ? " is" : "s are") below 0 (first in row \(firstRow))"
    case .oneClass(let source, let className, let rows):
      "all \(rows) rows of `\(source.printable)` have class `\(className.printable)`"
    case .emptyPart(let part, let source, let rows):
      "no rows \(part.purpose) (of `\(source.printable)`: train \(rows[0]), val \(rows[1]), test \(rows[2]))"
    case .classNotInTrain(let source, let className, let counts):
      "class `\(className.printable)` of `\(source.printable)` has no row in train: \(Self.list(counts))"
    case .noClassesToSplitBy(let source):
      "`by class` needs classes, the target of `\(source.printable)` is a number"
    }
  }

  /// What to do about it, where something can be done.
  package var help: String? {
    switch self {
    case .file(let fault): fault.help
    case .idx(let fault): fault.help
    case .table(let fault): fault.help
    case .array(let fault): fault.help
    case .columns(let fault): fault.help
    case .preparation(let fault): fault.help
    case .stored(let fault): fault.help
    case .missing(let source, _):
      "put the four .gz files into ./data/\(source), or name the folder that has them in DESCENT_DATA"
    case .incomplete: "put the four files of the collection into that folder, with or without .gz"
    case .needsMemory: "raise the limit, for example `--memory 16GB`, or take fewer rows"
    case .fewerRowsThanClasses: "raise `n` or lower `classes`"
    case .emptyPart(.train, _, _): "give train a larger share, or more rows"
    case .emptyPart(let part, _, _): "give \(part.rawValue) the share 0, or a larger one, or more rows"
    case .classNotInTrain: "write `split by class`, or give train a larger share"
    case .noClassesToSplitBy: "leave `by class` away"
    case .negativeCount: "write `loss mse`, or predict a column of counts"
    case .noMemory, .noRows, .notFinite, .scalesBeyond, .oneClass: nil
    }
  }

  /// The command's answer where this ends it.
  package var exitStatus: Int32 {
    switch self {
    case .file(let fault): fault.exitStatus
    case .table(let fault): fault.exitStatus
    case .array(let fault): fault.exitStatus
    case .columns(let fault): fault.exitStatus
    case .preparation(let fault): fault.exitStatus
    case .stored(let fault): fault.exitStatus
    case .needsMemory, .noMemory: 4
    case .fewerRowsThanClasses, .noClassesToSplitBy: 2
    case .idx, .missing, .incomplete, .noRows, .notFinite, .scalesBeyond, .negativeCount, .oneClass,
      .emptyPart, .classNotInTrain:
      3
    }
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? "(none)" : words.map { "`\($0.printable)`" }.joined(separator: ", ")
  }

  /// The first counts, so that the line stays a line.
  private static func list(_ counts: [ClassCount]) -> String {
    let shown = counts.prefix(10).map { "\($0.name.printable) \($0.rows)" }.joined(separator: ", ")
    return counts.count > 10 ? shown + " and \(counts.count - 10) more" : shown
  }
}
