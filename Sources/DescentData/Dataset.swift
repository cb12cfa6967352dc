import DescentFiles
import DescentTensor

/// Rows of features with what is to be predicted from them, as read or made.
package struct Dataset {
  package let name: String
  package let features: Features
  package let target: Target
  /// What the target is called; nil where nothing names it.
  package let targetName: String?
  /// The names of the feature columns; empty for images.
  package let columns: [String]
  /// How the rows are seen as images; nil where they are none.
  package let image: ImageShape?
  /// The source's own test part, the last rows; nil where it has none.
  package let testRows: Range<Int>?
  /// SHA-256 of the content, in hexadecimal characters; docs/data.md says of which bytes.
  package let digest: String
  /// What a reader should know of the rows as read, a line each.
  package let notes: [String]

  package init(
    name: String, features: Features, target: Target, targetName: String? = nil, columns: [String] = [],
    image: ImageShape? = nil, testRows: Range<Int>? = nil, digest: String, notes: [String] = []
  ) {
    precondition(features.rows == target.rows, "each row of features has a target")
    self.name = name
    self.features = features
    self.target = target
    self.targetName = targetName ?? target.name
    self.columns = columns
    self.image = image
    self.testRows = testRows
    self.digest = digest
    self.notes = notes
  }

  package var rows: Int { features.rows }

  /// Whether the columns mean something each, unlike the dots of an image.
  var isTable: Bool { !columns.isEmpty }
}

/// What is known of each row, `[rows, columns]`.
package enum Features {
  /// Small whole numbers, to be divided by `divisor` when a batch is gathered.
  case bytes(ByteMatrix, divisor: Float)
  case numbers(Matrix)
  /// Numbers and words, with holes; at least one column.
  case columns([Column])

  package var rows: Int {
    switch self {
    case .bytes(let matrix, _): matrix.rows
    case .numbers(let matrix): matrix.rows
    case .columns(let columns): columns.first.map { Cells($0.values).count } ?? 0
    }
  }

  package var columns: Int {
    switch self {
    case .bytes(let matrix, _): matrix.columns
    case .numbers(let matrix): matrix.columns
    case .columns(let columns): columns.count
    }
  }
}

/// What is to be predicted for each row.
package enum Target {
  /// An index into `names` for each row.
  case classes(LabelBuffer, names: [String])
  /// A number for each row, `[rows, 1]`.
  case numbers(Matrix, name: String)

  package var rows: Int {
    switch self {
    case .classes(let labels, _): labels.count
    case .numbers(let matrix, _): matrix.rows
    }
  }

  /// What the number is called; nil for classes.
  var name: String? {
    switch self {
    case .classes: nil
    case .numbers(_, let name): name
    }
  }
}
