import DescentFiles

/// A column while its rows are read.
struct ColumnBuilder: Sendable {
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private(set) var words = WordList()

  /// Takes the cells of a block in.
  ///
  /// - Parameters:
  ///   - before: Rows of the blocks before it.
  ///   - most: Rows that there can be.
  mutating func take(
    _ column: Int, of scanner: CSVScanner, kind: CSVKind, in bytes: [UInt8], before: Int, most: Int
  ) {
    switch kind {
    case .skipped, .open: return
    case .numbers:
      if numbers.isEmpty {
        numbers.reserveCapacity(most)
        numbers.append(contentsOf: repeatElement(.nan, count: before))
      }
      numbers.append(contentsOf: scanner.numbers(column))
    case .words:
      if codes.isEmpty {
        codes.reserveCapacity(most)
        codes.append(contentsOf: repeatElement(-1, count: before))
      }
      for row in 0..<scanner.rows {
        codes.append(scanner.word(column, row).map { words.code(of: $0, in: bytes) } ?? -1)
      }
    }
  }

  /// The values, taken out of the builder.
  mutating func finish(kind: CSVKind, rows: Int, text: CSVText) -> ColumnValues {
    switch kind {
    case .skipped, .open: return .numbers([Double](repeating: .nan, count: rows))
    case .numbers:
      defer { numbers = [] }
      return .numbers(numbers)
    case .words:
      let order = WordOrder.sorted(words.places.map(text.word))
      for row in codes.indices where codes[row] >= 0 { codes[row] = order.places[Int(codes[row])] }
      defer { codes = [] }
      return .words(codes: codes, names: order.names)
    }
  }
}
