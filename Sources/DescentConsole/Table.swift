import DescentSyntax

/// Cells in columns that stand under one another, whatever the width of their characters.
struct Table {
  /// Where a column's cells stand.
  enum Side { case left, right }

  private let sides: [Side]
  private var rows: [[String]] = []

  init(_ sides: [Side]) { self.sides = sides }

  /// Rows of as many cells as there are sides, as lines.
  ///
  /// - Parameter ink: Paints the first row, which names the columns.
  static func lines(
    of rows: [[String]], sides: [Side], within columns: Int, headed ink: Ink = Ink(.none)
  ) -> [String] {
    var table = Table(sides)
    table.rows = rows
    return table.lines(within: columns, headed: ink)
  }

  /// A row; cells that are missing at its end are empty.
  mutating func add(_ cells: String...) {
    rows.append(cells + Array(repeating: "", count: max(0, sides.count - cells.count)))
  }

  /// The rows as lines, nothing at their ends; empty columns are left out.
  ///
  /// - Parameters:
  ///   - columns: Of the screen; where the cells do not fit otherwise, they stand closer together, and then
  ///     the longest texts are cut.
  ///   - ink: Paints the first row, which names the columns.
  func lines(within columns: Int, headed ink: Ink = Ink(.none)) -> [String] {
    let full = sides.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let shown = full.filter { $0 > 0 }
    let isTight = shown.reduce(0, +) + 2 * (shown.count - 1) > columns
    let widths = isTight ? cut(full, to: columns - shown.count + 1) : full
    return rows.enumerated().map { place, cells in
      let padded = sides.indices.filter { widths[$0] > 0 }.map { column in
        let cell = Shortened.text(cells[column], to: widths[column])
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        return sides[column] == .left ? cell + space : space + cell
      }
      let line = Self.trimmed(padded.joined(separator: isTight ? " " : "  "))
      return place == 0 ? ink.paint(line, as: .heading) : line
    }
  }

  /// Fewest columns that a text is cut to.
  private static let fewest = 8

  /// The widths with those of the longest texts made smaller until all fit; numbers stay whole.
  private func cut(_ widths: [Int], to columns: Int) -> [Int] {
    var (widths, excess) = (widths, widths.reduce(0, +) - columns)
    let texts = sides.indices.filter { sides[$0] == .left }
    while excess > 0, let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.fewest {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// The space that headings take: beside their text, or above it where the screen is narrow.
struct Margin: Sendable {
  private let isNarrow: Bool
  private let width: Int
  /// Columns that are left for text.
  let columns: Int
  let ink: Ink

  /// - Parameter width: Columns of the screen.
  init(width: Int, ink: Ink = Ink(.none)) {
    self.init(width: width, ink: ink, heading: "")
  }

  /// - Parameter heading: What stands beside the text; where it is long, above it.
  private init(width: Int, ink: Ink, heading: String) {
    (self.width, self.ink) = (width, ink)
    isNarrow = width < 60 || DisplayWidth.of(heading) > 24
    columns = max(24, width - (isNarrow ? 2 : Self.space(for: heading)))
  }

  /// The margin of a block under another heading than most, which may be longer.
  func under(_ heading: String) -> Margin { Margin(width: width, ink: ink, heading: heading) }

  private static func space(for heading: String) -> Int { max(8, DisplayWidth.of(heading) + 1) }

  /// A block of lines with its heading.
  func block(_ heading: String, _ lines: [String]) -> [String] {
    guard !isNarrow else {
      return (heading.isEmpty ? [] : [ink.paint(heading, as: .heading)])
        + lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
    let space = Self.space(for: heading)
    return lines.enumerated().map { index, line in
      let margin = index == 0 ? heading : ""
      let free = String(repeating: " ", count: space - margin.count)
      return line.isEmpty ? "" : ink.paint(margin, as: .heading) + free + line
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
