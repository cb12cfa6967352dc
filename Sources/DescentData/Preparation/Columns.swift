import DescentFiles
import DescentTensor

/// The columns of a matrix by name, to scale them and to speak of them.
struct Columns {
  let source: String
  let names: [String]

  /// A scaled copy, and how it was scaled.
  func standardize(_ matrix: Matrix, rows: [Int32]) throws(DataFault) -> (Matrix, FittedScaling) {
    try requireFinite(matrix)
    let scaling = FittedScaling.fit(matrix, rows: rows)
    let scaled = try matrix.copied()
    scaling.apply(to: scaled)
    if let (row, column) = firstNonFinite(scaled) {
      throw .scalesBeyond(source: source, column: name(column), row: row + 1)
    }
    return (scaled, scaling)
  }

  /// A line on the columns that never change.
  func note(onConstant columns: [Int]) -> [String] {
    guard !columns.isEmpty else { return [] }
    let named = columns.prefix(3).map { "`\(name($0).printable)`" }.joined(separator: ", ")
    let more = columns.count > 3 ? " and \(columns.count - 3) more" : ""
    return ["constant in train, so of no use: \(named)\(more)"]
  }

  private func name(_ column: Int) -> String {
    names.indices.contains(column) ? names[column] : "\(column + 1)"
  }

  private func requireFinite(_ matrix: Matrix) throws(DataFault) {
    guard let (row, column) = firstNonFinite(matrix) else { return }
    let count = (0..<matrix.rows).count { !matrix[$0, column].isFinite }
    throw .notFinite(source: source, column: name(column), count: count, firstRow: row + 1)
  }

  private func firstNonFinite(_ matrix: Matrix) -> (row: Int, column: Int)? {
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns where !matrix[row, column].isFinite { return (row, column) }
    }
    return nil
  }
}
