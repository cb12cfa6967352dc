import CFiles

/// The first line of comma-separated text, cell by cell.
package struct CSVHeaderScan: Sendable {
  /// The bytes of each cell, the quotes around it left away.
  package let cells: [Range<Int>]
  /// What stopped it; `full` where nothing was at fault.
  package let stop: CSVStop
  /// From 1.
  package let line: Int
  /// Whether the text has no line but blank ones.
  package let isMissing: Bool
  let cursor: descent_csv_cursor

  /// Reads the first row that is not blank.
  ///
  /// - Parameters:
  ///   - start: Where the text begins, behind a byte order mark.
  ///   - limit: Most cells to read.
  package init(_ bytes: [UInt8], from start: Int, limit: Int) {
    var cursor = descent_csv_cursor(position: start, line: 1, fault_line: 1, fields: 0)
    Self.skipBlankLines(bytes, &cursor)
    line = Int(cursor.line)
    isMissing = cursor.position == bytes.count
    var cells: [Range<Int>] = []
    var endsRow: Int32 = 0
    var found = DESCENT_CSV_FULL
    while endsRow == 0 && found == DESCENT_CSV_FULL && cells.count <= limit {
      var cell = descent_csv_cells()
      unsafe found = descent_csv_cell(bytes, bytes.count, &cursor, &cell, &endsRow)
      if found == DESCENT_CSV_FULL { cells.append(CSVCells(cell).place) }
    }
    stop = CSVStop(found, cursor)
    self.cells = cells
    self.cursor = cursor
  }

  private static func skipBlankLines(_ bytes: [UInt8], _ cursor: inout descent_csv_cursor) {
    while cursor.position < bytes.count {
      let isPair = bytes[cursor.position...].starts(with: [0x0d, 0x0a])
      guard isPair || bytes[cursor.position] == 0x0a else { return }
      cursor.position += isPair ? 2 : 1
      cursor.line += 1
    }
  }
}
