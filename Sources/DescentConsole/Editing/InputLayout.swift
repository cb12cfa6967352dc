import DescentSyntax

/// A text being typed, cut into the rows of a screen, with the place of the cursor.
package struct InputLayout: Equatable, Sendable {
  /// What stands before the first line.
  package static let prompt = "descent> "

  /// One row of the screen: what stands before the text, and the text.
  package struct Row: Equatable, Sendable {
    package var lead: String
    package var text: String

    /// The row as it is sent: the prompt bold, what a further line waits for faint.
    package func drawn(isColored: Bool) -> String {
      guard isColored, !lead.isEmpty else { return lead + text }
      return "\u{1b}[\(lead.hasPrefix(" ") ? 2 : 1)m\(lead)\u{1b}[0m\(text)"
    }
  }

  package private(set) var rows: [Row] = []
  /// Where the cursor stands, from 0.
  package private(set) var cursorRow = 0
  package private(set) var cursorColumn = 0

  /// - Parameters:
  ///   - prompt: What stands before the first line.
  ///   - text: The whole text, its lines ended by LF.
  ///   - cursor: Where the cursor stands in it, in bytes.
  ///   - width: Columns of the screen, at least 1.
  ///   - height: Most rows to take up, at least 1; those around the cursor are kept.
  package init(prompt: String = Self.prompt, text: String, cursor: Int, width: Int, height: Int) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    let (line, offset) = Self.place(of: cursor, in: lines)
    let nearby = max(0, line - height)..<min(lines.count, line + height + 1)
    let hints = Self.leads(prompt: prompt, text: text, count: lines.count, width: width)
    for index in nearby {
      let first = rows.count
      var pen = Pen(lead: hints(index), width: width)
      pen.write(lines[index], cursor: index == line ? offset : nil)
      rows += pen.rows
      if let place = pen.cursor { (cursorRow, cursorColumn) = (first + place.row, place.column) }
    }
    keep(height)
  }

  /// Keeps so many rows, the cursor's among them.
  private mutating func keep(_ height: Int) {
    guard rows.count > height else { return }
    let start = min(max(0, cursorRow - height / 2), rows.count - height)
    rows = Array(rows[start..<start + height])
    cursorRow -= start
  }

  private static func place(of cursor: Int, in lines: [Substring]) -> (line: Int, offset: Int) {
    var rest = cursor
    for (index, line) in lines.enumerated() {
      let count = line.utf8.count
      if rest <= count { return (index, rest) }
      rest -= count + 1
    }
    return (max(0, lines.count - 1), lines.last?.utf8.count ?? 0)
  }

  /// What stands before each line: the prompt, then what the lines before wait for.
  private static func leads(prompt: String, text: String, count: Int, width: Int) -> (Int) -> String {
    let columns = DisplayWidth.of(prompt)
    guard columns * 2 <= width else { return { $0 == 0 && width > 3 ? "> " : "" } }
    let isShort = count > 1 && count <= 1_000
    let ends = isShort ? OpenEnd.betweenLines(of: text) : []
    return { index in
      if index == 0 { return prompt }
      let end = index <= ends.count ? ends[index - 1] : nil
      let hint = "… " + (end.map { $0.word + " " } ?? "")
      return String(repeating: " ", count: max(0, columns - DisplayWidth.of(hint))) + hint
    }
  }
}

/// Writes one line into rows of a width.
private struct Pen {
  private(set) var rows: [InputLayout.Row]
  private(set) var cursor: (row: Int, column: Int)?
  private let width: Int
  private var column: Int

  init(lead: String, width: Int) {
    rows = [.init(lead: lead, text: "")]
    self.width = width
    column = DisplayWidth.of(lead)
  }

  mutating func write(_ line: Substring, cursor offset: Int?) {
    var place = 0
    var drawn = ""
    for scalar in line.unicodeScalars {
      let (text, columns) = shape(of: scalar)
      if column + columns > width {
        end(&drawn)
      }
      if let offset, cursor == nil, place >= offset { cursor = (rows.count - 1, column) }
      drawn += text
      column += columns
      place += UTF8.width(scalar)
    }
    rows[rows.count - 1].text += drawn
    guard offset != nil, cursor == nil else { return }
    if column >= width {
      var nothing = ""
      end(&nothing)
    }
    cursor = (rows.count - 1, column)
  }

  /// Ends the row and begins the next.
  private mutating func end(_ drawn: inout String) {
    rows[rows.count - 1].text += drawn
    drawn = ""
    rows.append(.init(lead: "", text: ""))
    column = 0
  }

  /// How a character is drawn, and in how many columns: never more than the screen has.
  private func shape(of scalar: Unicode.Scalar) -> (text: String, columns: Int) {
    if scalar == "\t" { return (String(repeating: " ", count: min(4, width)), min(4, width)) }
    if Escaped.needsEscape(scalar) { return ("\u{00BF}", 1) }
    let columns = DisplayWidth.of(scalar)
    return columns > width ? ("?", 1) : (String(scalar), columns)
  }
}
