import DescentTensor

extension Dataset {
  /// What is known of the rows before they are prepared.
  var shape: DataShape {
    let tested = testRows?.count ?? 0
    switch features {
    case .bytes(let matrix, let divisor):
      return DataShape(
        features: matrix.columns, target: targetShape, rows: rows, testRows: tested,
        form: .bytes(PreparedFeatures.bytes(matrix, divisor: divisor).sparsity))
    case .numbers(let matrix):
      return DataShape(features: matrix.columns, target: targetShape, rows: rows, testRows: tested)
    case .columns(let columns):
      let shapes = columns.map { ColumnShape(name: $0.name, hasWords: $0.values.areWords) }
      return DataShape(
        features: shapes.contains(where: \.hasWords) ? nil : columns.count, target: targetShape, rows: rows,
        testRows: tested, columns: shapes)
    }
  }

  private var targetShape: TargetShape {
    switch target {
    case .classes(_, let names): .classes(names)
    case .numbers(_, let name): .number(name)
    }
  }
}

extension ColumnValues {
  fileprivate var areWords: Bool {
    switch self {
    case .words: true
    case .numbers: false
    }
  }
}
