import DescentFiles

/// One reading of all rows of a text.
struct CSVRows: Sendable {
  private(set) var rows = 0
  private(set) var lines = LineMap()
  private(set) var builders: [ColumnBuilder]
  private(set) var scanner: CSVScanner
  private var ragged: [RaggedRow] = []
  private var raggedCount = 0

  private static let mostRaggedShown = 5

  /// Reads the rows.
  ///
  /// - Parameter kinds: One a column of the header.
  /// - Throws: `needsMemory` where the different words are too many.
  init(
    _ text: CSVText, behind header: CSVHeader, kinds: [CSVKind], missing: [String],
    _ allowance: WordAllowance
  ) throws(DataFault) {
    builders = kinds.map { _ in ColumnBuilder() }
    scanner = CSVScanner(from: header.scan, kinds: kinds, missing: missing)
    let most = min(text.lines, text.bytes.count / kinds.count + 1)
    var stop = scanner.next(in: text.bytes)
    while true {
      while stop.reason == .ragged {
        note(stop)
        stop = scanner.goOn(in: text.bytes)
      }
      if raggedCount == 0, let fault = TableFault(stop, path: text.path, names: header.names) {
        throw .table(fault)
      }
      if raggedCount == 0 { takeBlock(text.bytes, most: most) }
      try allowance.allow(words: builders.reduce(0) { $0 + $1.words.places.count })
      guard stop.reason == .full else { break }
      stop = scanner.next(in: text.bytes)
    }
    guard raggedCount == 0 else {
      throw .table(.ragged(text.path, rows: ragged, count: raggedCount, expected: header.names.count))
    }
  }

  private mutating func note(_ stop: CSVStop) {
    raggedCount += 1
    guard ragged.count < Self.mostRaggedShown else { return }
    ragged.append(RaggedRow(line: stop.line, fields: stop.fields))
  }

  private mutating func takeBlock(_ bytes: [UInt8], most: Int) {
    for row in 0..<scanner.rows { lines.note(row: rows + row, line: scanner.line(ofRow: row)) }
    for column in builders.indices {
      builders[column].take(
        column, of: scanner, kind: scanner.findings(column).kind, in: bytes, before: rows, most: most)
    }
    rows += scanner.rows
  }

  /// The values of a column, which are here no longer.
  mutating func finish(_ column: Int, _ text: CSVText) -> ColumnValues {
    builders[column].finish(kind: scanner.findings(column).kind, rows: rows, text: text)
  }
}
