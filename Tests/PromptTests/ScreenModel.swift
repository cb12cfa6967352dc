/// What a terminal would show: rows of cells, a cursor, and the rows that have scrolled away.
///
/// As on most terminals, rows that have become too long wrap when the width changes.
struct ScreenModel {
  private struct Row {
    var cells: [Character] = []
    /// Whether the next row goes on with the same line.
    var isWrapped = false

    var text: String {
      var cells = cells
      while cells.last == " " { cells.removeLast() }
      return String(cells.filter { $0 != "\u{0}" })
    }
  }

  private(set) var rowCount: Int
  private(set) var columnCount: Int
  private var rows = [Row()]
  /// The cursor's row among all rows, and its column.
  private(set) var row = 0
  private(set) var column = 0
  private var isAtEdge = false
  private var pending: [Unicode.Scalar] = []
  private var undecoded: [UInt8] = []
  private(set) var bellCount = 0
  private(set) var takesPastes = false

  init(rows: Int, columns: Int) { (rowCount, columnCount) = (rows, columns) }

  /// Every row from the first on, without empty ones at the end.
  var lines: [String] {
    var lines = rows.map(\.text)
    while lines.count > row + 1, lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Every line, wrapped rows joined again.
  var text: String {
    var text = ""
    for row in rows { text += row.isWrapped ? String(row.cells.filter { $0 != "\u{0}" }) : row.text + "\n" }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  /// The rows that are seen.
  var visible: [String] { Array(rows.map(\.text).suffix(from: top)) }

  /// The row that the cursor stands in.
  var current: String { rows[row].text }

  private var top: Int { max(0, rows.count - rowCount) }

  mutating func take(_ bytes: [UInt8]) {
    undecoded += bytes
    // A character that is cut off waits for its rest.
    var whole = undecoded.count
    if let lead = undecoded.suffix(4).lastIndex(where: { $0 >= 0xC0 }) {
      let length = undecoded[lead] >= 0xF0 ? 4 : undecoded[lead] >= 0xE0 ? 3 : 2
      if lead + length > undecoded.count { whole = lead }
    }
    let text = String(decoding: undecoded[..<whole], as: UTF8.self)
    undecoded.removeFirst(whole)
    for scalar in text.unicodeScalars { take(scalar) }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if !pending.isEmpty { return continueSequence(scalar) }
    switch scalar {
    case "\u{1b}": pending = [scalar]
    case "\r": (column, isAtEdge) = (0, false)
    case "\n": lineFeed(wrapping: false)
    case "\u{8}": (column, isAtEdge) = (max(0, column - 1), false)
    case "\u{7}": bellCount += 1
    default: if scalar.value >= 0x20 { draw(scalar) }
    }
  }

  private mutating func lineFeed(wrapping: Bool) {
    rows[row].isWrapped = wrapping
    row += 1
    isAtEdge = false
    if row == rows.count { rows.append(Row()) }
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    let width = (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value) ? 2 : 1
    if isAtEdge || column + width > columnCount {
      lineFeed(wrapping: true)
      column = 0
    }
    while rows[row].cells.count < column + width { rows[row].cells.append(" ") }
    rows[row].cells[column] = Character(scalar)
    if width == 2 { rows[row].cells[column + 1] = "\u{0}" }
    column += width
    if column >= columnCount { (column, isAtEdge) = (columnCount - 1, true) }
  }

  private mutating func continueSequence(_ scalar: Unicode.Scalar) {
    pending.append(scalar)
    if pending.count == 2 {
      if scalar != "[" { pending = [] }
      return
    }
    guard (0x40...0x7E).contains(scalar.value) else { return }
    let body = String(String.UnicodeScalarView(pending[2..<pending.count - 1]))
    pending = []
    obey(scalar, body)
  }

  private mutating func obey(_ command: Unicode.Scalar, _ body: String) {
    let count = max(1, Int(body) ?? 1)
    if command != "m", command != "h", command != "l" { isAtEdge = false }
    switch command {
    case "A": row = max(top, row - count)
    case "B": row = min(rows.count - 1, row + count)
    case "C": column = min(columnCount - 1, column + count)
    case "D": column = max(0, column - count)
    case "H": (row, column) = (top, 0)
    case "K": rows[row].cells.removeSubrange(min(column, rows[row].cells.count)...)
    case "J":
      if body == "2" {
        for index in top..<rows.count { rows[index] = Row() }
      } else {
        rows[row].cells.removeSubrange(min(column, rows[row].cells.count)...)
        rows[row].isWrapped = false
        for index in row + 1..<max(row + 1, rows.count) { rows[index] = Row() }
      }
    case "h", "l": if body == "?2004" { takesPastes = command == "h" }
    default: break
    }
  }

  /// Another size; lines are wrapped anew, and the cursor keeps its character.
  mutating func resize(rows newRows: Int, columns newColumns: Int) {
    var wrapped: [Row] = []
    var place = (row: 0, column: 0)
    var line: [Character] = []
    var cursor: Int?
    for (index, row) in rows.enumerated() {
      if index == self.row { cursor = line.count + column }
      line += row.cells
      if row.isWrapped { line += Array(repeating: " ", count: max(0, columnCount - row.cells.count)) }
      guard !row.isWrapped else { continue }
      let first = wrapped.count
      var rest = line[...]
      repeat {
        wrapped.append(Row(cells: Array(rest.prefix(newColumns)), isWrapped: rest.count > newColumns))
        rest = rest.dropFirst(newColumns)
      } while !rest.isEmpty
      if let offset = cursor {
        place = (first + offset / newColumns, offset % newColumns)
        while wrapped.count <= place.row { wrapped.append(Row()) }
      }
      (line, cursor) = ([], nil)
    }
    (rows, row, column) = (wrapped.isEmpty ? [Row()] : wrapped, place.row, place.column)
    (rowCount, columnCount, isAtEdge) = (newRows, newColumns, false)
  }
}
