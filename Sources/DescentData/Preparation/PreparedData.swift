import DescentFiles
import DescentTensor

/// Data that a network can be trained on: numbers alone, and shared out.
package struct PreparedData {
  package let name: String
  package let features: PreparedFeatures
  package let target: Target
  package let partition: Partition
  /// What was done to columns and target, to be done again.
  package let preparation: FittedPreparation
  /// The statement that does the same again; for bytes that are only divided, what they are divided by.
  package let summary: String
  /// How each column of `features` was scaled; nil for bytes, which are only divided.
  package let featureScaling: FittedScaling?
  /// How the number to be predicted was scaled; nil for classes, and for a number left as it is.
  package let targetScaling: FittedScaling?
  /// The names of the columns of `features`; empty for images.
  package let columns: [String]
  /// How the rows are seen as images, where their columns are still those of the source.
  package let image: ImageShape?
  /// Rows of each class in train, val and test; empty where a number is predicted.
  package let classCounts: [[Int]]
  package let digest: String
  /// What a reader should know of it, a line each.
  package let notes: [String]

  /// The names of the classes; empty where a number is predicted.
  package var classNames: [String] {
    switch target {
    case .classes(_, let names): names
    case .numbers: []
    }
  }
}

/// What a network reads of each row, `[rows, columns]`.
package enum PreparedFeatures {
  /// Small whole numbers, to be divided by `divisor` when a batch is gathered.
  case bytes(ByteMatrix, divisor: Float)
  case numbers(Matrix)
  /// Numbers and words, each word in a column of its own only when a batch is gathered.
  case spread(SpreadMatrix)

  package var rows: Int {
    switch self {
    case .bytes(let matrix, _): matrix.rows
    case .numbers(let matrix): matrix.rows
    case .spread(let matrix): matrix.rows
    }
  }

  package var columns: Int {
    switch self {
    case .bytes(let matrix, _): matrix.columns
    case .numbers(let matrix): matrix.columns
    case .spread(let matrix): matrix.columns
    }
  }
}

extension PreparedFeatures {
  /// Bytes that are read to gather a row.
  package var bytesPerRow: Int {
    switch self {
    case .bytes(let matrix, _): matrix.columns
    case .numbers(let matrix): 4 * matrix.columns
    case .spread(let matrix): 4 * matrix.mostNonzeroPerRow
    }
  }

  /// Whether most of what a network reads is 0, judged by up to 1000 rows.
  package var sparsity: Sparsity {
    let sample = stride(from: 0, to: rows, by: max(1, rows / 1000))
    switch self {
    case .numbers: return .dense
    case .spread(let matrix): return 2 * matrix.mostNonzeroPerRow < matrix.columns ? .sparse : .dense
    case .bytes(let matrix, _):
      let zeros = sample.reduce(0) { $0 + matrix.zeros(inRow: $1) }
      return 2 * zeros > sample.underestimatedCount * matrix.columns ? .sparse : .dense
    }
  }
}
