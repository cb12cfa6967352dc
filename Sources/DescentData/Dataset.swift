import DescentFiles
import DescentTensor

/// Rows of features with what is to be predicted from them, as read or made.
package struct Dataset {
  package let name: String
  package let features: Features
  package let target: Target
  /// The names of the feature columns; empty for images.
  package let columns: [String]
  /// The source's own test part, the last rows; nil where it has none.
  package let testRows: Range<Int>?
  /// SHA-256 of the content, in hexadecimal characters; docs/data.md says of which bytes.
  package let digest: String

  package init(
    name: String, features: Features, target: Target, columns: [String] = [], testRows: Range<Int>? = nil,
    digest: String
  ) {
    precondition(features.rows == target.rows, "each row of features has a target")
    self.name = name
    self.features = features
    self.target = target
    self.columns = columns
    self.testRows = testRows
    self.digest = digest
  }

  package var rows: Int { features.rows }
}

/// What is known of each row, `[rows, columns]`.
package enum Features {
  /// Small whole numbers, to be divided by `divisor` when a batch is gathered.
  case bytes(ByteMatrix, divisor: Float)
  case numbers(Matrix)

  package var rows: Int {
    switch self {
    case .bytes(let matrix, _): matrix.rows
    case .numbers(let matrix): matrix.rows
    }
  }

  package var columns: Int {
    switch self {
    case .bytes(let matrix, _): matrix.columns
    case .numbers(let matrix): matrix.columns
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
}
