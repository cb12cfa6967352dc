import DescentTensor

/// What was done to data before a model was trained on it, so that it can be done to other data.
package struct FittedPreparation: Sendable, Equatable {
  /// What the network reads.
  package enum Inputs: Sendable, Equatable {
    /// Bytes in the order in which they stand, divided.
    case bytes(columns: Int, divisor: Float)
    /// Columns by name, in this order.
    case columns([FittedColumn])
  }

  package let inputs: Inputs
  package let target: FittedTarget

  package init(inputs: Inputs, target: FittedTarget) {
    self.inputs = inputs
    self.target = target
  }

  /// What the columns of the network's input are called; empty for bytes.
  package var inputNames: [String] {
    switch inputs {
    case .bytes: []
    case .columns(let columns): columns.flatMap(\.inputNames)
    }
  }

  /// How many columns the network's input has.
  package var inputCount: Int {
    switch inputs {
    case .bytes(let columns, _): columns
    case .columns(let columns): columns.reduce(0) { $0 + $1.width }
    }
  }

  /// How each column of the network's input was scaled; nil for bytes.
  var inputScaling: FittedScaling? {
    guard case .columns(let columns) = inputs else { return nil }
    let lines = columns.flatMap { Array(repeating: $0.line, count: $0.width) }
    return FittedScaling(mean: lines.map(\.shift), deviation: lines.map(\.divisor))
  }
}

/// What a model's outputs stand for.
package enum FittedTarget: Sendable, Equatable {
  case classes([String])
  /// A number, and how it was scaled; nil where it was left as it is.
  case number(name: String, scaling: FittedScaling?)

  /// Nil for classes, and for a number left as it is.
  package var scaling: FittedScaling? {
    switch self {
    case .classes: nil
    case .number(_, let scaling): scaling
    }
  }
}

extension FittedPreparation {
  /// The rows of a table as the network reads them, `[rows, inputs]`.
  ///
  /// Columns are found by name, in any order; others are passed over. A word that training did not see is
  /// all zeros.
  /// - Throws: `stored` for a column that is not there or holds something else, and for a hole where
  ///   training had none; `notFinite`.
  package func apply(to table: Table, memoryLimit: Int = .max) throws(DataFault) -> PreparedFeatures {
    switch inputs {
    case .bytes(let count, let divisor):
      let columns = table.columns.map { RawColumn($0) }.filter { $0.cells.kind == .numbers }
      guard columns.count == count else {
        throw .stored(.otherWidth(source: table.name, expected: count, found: columns.count))
      }
      let fitted = columns.map {
        FittedColumn(
          name: $0.name, kind: .numbers, steps: [.standardize(mean: 0, deviation: Double(divisor))])
      }
      return try Filling(table.name, rows: table.rows, memoryLimit: memoryLimit).features(
        fitted, of: columns)
    case .columns(let fitted):
      let raw = try Self.find(fitted, among: table.columns.map { RawColumn($0) }, of: table.name)
      return try Filling(table.name, rows: table.rows, memoryLimit: memoryLimit).features(
        fitted, of: raw)
    }
  }

  /// What a reader should know before relying on `apply`: one line at most, on words that training did
  /// not see.
  package func notes(on table: Table) -> [String] {
    guard case .columns(let fitted) = inputs else { return [] }
    return UnseenWords.notes(fitted, among: table.columns.map { RawColumn($0) })
  }

  /// The features of a data set as the network reads them, and a line on words that training did not see.
  ///
  /// Columns that nobody else holds are let go as soon as they are prepared.
  func features(
    of dataset: consuming Dataset, memoryLimit: Int
  ) throws(DataFault) -> (PreparedFeatures, notes: [String]) {
    switch inputs {
    case .bytes(let count, let divisor):
      guard case .bytes(let bytes, _) = dataset.features, bytes.columns == count else {
        let found = dataset.features.columns
        throw .stored(.otherWidth(source: dataset.name, expected: count, found: found))
      }
      return (.bytes(bytes, divisor: divisor), [])
    case .columns(let fitted):
      let filling = Filling(dataset.name, rows: dataset.rows, memoryLimit: memoryLimit)
      let raw = try Self.find(fitted, among: RawColumn.all(of: dataset), of: dataset.name)
      _ = consume dataset
      let notes = UnseenWords.notes(fitted, among: raw)
      return (try filling.features(fitted, of: consume raw), notes)
    }
  }

  /// The columns that were fitted, each by its name.
  private static func find(
    _ fitted: [FittedColumn], among raw: [RawColumn], of source: String
  ) throws(DataFault) -> [RawColumn] {
    let places = Dictionary(raw.indices.map { (raw[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [RawColumn] = []
    for column in fitted {
      guard let place = places[column.name] else {
        throw .stored(.absent(column: column.name, source: source, columns: raw.map(\.name)))
      }
      guard let fitting = raw[place].taken(as: column.kind) else {
        throw .stored(.otherKind(column: column.name, source: source, expected: column.kind))
      }
      if fitting.missing > 0, column.filling == nil {
        throw .stored(
          .holes(column: column.name, count: fitting.missing, firstLine: fitting.firstMissingLine))
      }
      try fitting.requireNumbers(of: source)
      found.append(fitting)
    }
    return found
  }
}

extension RawColumn {
  /// The column as cells of this kind: whole numbers may stand for words, and holes for anything.
  fileprivate func taken(as kind: CellKind) -> RawColumn? {
    if cells.kind == kind { return self }
    switch cells {
    case .words(let codes, _):
      guard codes.allSatisfy({ $0 < 0 }) else { return nil }
      return with(.numbers([Double](repeating: .nan, count: codes.count)))
    case .numbers(let values):
      guard let (codes, names) = Categories.words(of: values) else { return nil }
      return with(.words(codes: codes, names: names))
    case .matrix, .bytes: return nil
    }
  }

  private func with(_ cells: Cells) -> RawColumn {
    RawColumn(name: name, cells: cells, missing: missing, firstMissingLine: firstMissingLine)
  }
}
