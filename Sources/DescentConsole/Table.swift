import DescentSyntax

/// Cells in columns that stand under one another, whatever the width of their characters.
struct Table {
  /// Where a column's cells stand.
  enum Side { case left, right }

  private let sides: [Side]
  private var rows: [[String]] = []

  init(_ sides: [Side]) { self.sides = sides }

  /// Rows of as many cells as there are sides, as lines.
  static func lines(of rows: [[String]], sides: [Side], within columns: Int) -> [String] {
    var table = Table(sides)
    table.rows = rows
    return table.lines(within: columns)
  }

  /// A row; cells that are missing at its end are empty.
  mutating func add(_ cells: String...) {
    rows.append(cells + Array(repeating: "", count: max(0, sides.count - cells.count)))
  }

  /// The rows as lines, nothing at their ends; empty columns are left out.
  ///
  /// - Parameter columns: Of the screen; where the cells do not fit otherwise, they stand closer together.
  func lines(within columns: Int) -> [String] {
    let widths = sides.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let shown = widths.filter { $0 > 0 }
    let isTight = shown.reduce(0, +) + 2 * (shown.count - 1) > columns
    return rows.map { cells in
      let padded = sides.indices.filter { widths[$0] > 0 }.map { column in
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cells[column]))
        return sides[column] == .left ? cells[column] + space : space + cells[column]
      }
      return Self.trimmed(padded.joined(separator: isTight ? " " : "  "))
    }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// The space that headings take: beside their text, or above it where the screen is narrow.
struct Margin: Sendable {
  private let isNarrow: Bool
  /// Columns that are left for text.
  let columns: Int

  /// - Parameter width: Columns of the screen.
  init(width: Int) {
    isNarrow = width < 60
    columns = max(24, width - (isNarrow ? 2 : 8))
  }

  /// A block of lines with its heading.
  func block(_ heading: String, _ lines: [String]) -> [String] {
    guard !isNarrow else {
      return (heading.isEmpty ? [] : [heading]) + lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
    let space = max(8, heading.count + 1)
    return lines.enumerated().map { index, line in
      let margin = index == 0 ? heading : ""
      return line.isEmpty ? "" : margin + String(repeating: " ", count: space - margin.count) + line
    }
  }

  /// A text in lines, broken at spaces; what follows the first stands two deeper, or as deep as is said.
  func wrapped(_ text: String, columns: Int? = nil, hanging: Int = 2) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in Self.words(text) {
      if line.isEmpty {
        line = word
      } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= columns ?? self.columns {
        line += " " + word
      } else {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  /// The words of a text; what is quoted, and a number with its thousands apart, stay whole.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init).reduce(into: []) { words, word in
      let before = words.last ?? ""
      let isQuoted = !before.isEmpty && before.count { $0 == "`" } % 2 == 1
      let digits = word.prefix { $0.isNumber }.count
      if isQuoted || digits == 3 && before.last?.isNumber == true {
        words[words.count - 1] = before + " " + word
      } else {
        words.append(word)
      }
    }
  }
}
