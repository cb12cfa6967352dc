/// One line of source text made ready for a terminal: tabs expanded, hidden characters shown, cut to a width.
struct Excerpt {
  /// What one character looks like and which byte it is.
  private struct Cell {
    var text: String
    var width: Int
    var offset: Int
  }

  /// Columns between tab stops.
  private static let tabStop = 4

  private let cells: [Cell]
  private let lineEnd: Int
  private let isCutBefore: Bool
  private let isCutBehind: Bool
  private let width: Int

  /// - Parameters:
  ///   - span: What has to be seen; the line is the one that it begins in.
  ///   - width: Columns there are.
  init(of source: SourceText, around span: Span, width: Int) {
    let line = source.lineRange(around: span.start)
    let reach = 8 * width
    var first = max(line.lowerBound, min(span.start, line.upperBound) - reach)
    while first > line.lowerBound, Ascii.continuesScalar(source.bytes[first]) { first -= 1 }
    let end = min(line.upperBound, max(span.start, first) + reach)
    lineEnd = line.upperBound
    isCutBefore = first > line.lowerBound
    isCutBehind = end < line.upperBound
    self.width = width
    cells = Self.cells(of: source.bytes, from: first, to: end)
  }

  private static func cells(of bytes: [UInt8], from start: Int, to end: Int) -> [Cell] {
    var cells: [Cell] = []
    var offset = start
    var column = 0
    while offset < end {
      let (scalar, length) = Characters.scalar(in: bytes, at: offset) ?? ("\u{FFFD}", 1)
      var text = String(Character(scalar))
      if scalar == "\t" {
        text = String(repeating: " ", count: tabStop - column % tabStop)
      } else if Escaped.needsEscape(scalar) {
        text = Escaped.visible(scalar)
      }
      let width = DisplayWidth.of(text)
      cells.append(Cell(text: text, width: width, offset: offset))
      column += width
      offset += length
    }
    return cells
  }

  /// The columns that a span covers, at least one.
  private func columns(of span: Span) -> Range<Int> {
    var start = 0
    var end = 0
    for cell in cells {
      if cell.offset < span.start { start += cell.width }
      if cell.offset < min(span.end, lineEnd) { end += cell.width }
    }
    return start..<max(start + 1, end)
  }

  private var total: Int { cells.reduce(0) { $0 + $1.width } }

  /// Whether the line and what stands under it can be seen whole.
  func fits(_ mark: Diagnostic.Mark) -> Bool {
    let needed = columns(of: mark.span).upperBound + 1 + DisplayWidth.of(mark.label)
    return !isCutBefore && !isCutBehind && max(needed, total) <= width
  }

  /// The line, and the row under it that points at the mark.
  func rows(for mark: Diagnostic.Mark, pointer: Character) -> (line: String, pointers: String) {
    let columns = columns(of: mark.span)
    let labelWidth = DisplayWidth.of(mark.label)
    var first = 0
    if !fits(mark) {
      let wanted = columns.upperBound + 1 + labelWidth - width
      first = max(0, min(wanted, columns.lowerBound - Self.tabStop))
    }
    return (line(from: first), pointers(under: columns, from: first, mark.label, pointer))
  }

  private func line(from first: Int) -> String {
    let isCutLeft = isCutBefore || first > 0
    let isCutRight = isCutBehind || total - first > width
    let visible = (isCutLeft ? first + 1 : first)..<(first + width - (isCutRight ? 1 : 0))
    var text = isCutLeft ? "…" : ""
    var column = 0
    for cell in cells {
      let range = column..<(column + cell.width)
      column += cell.width
      if range.lowerBound >= visible.lowerBound, range.upperBound <= visible.upperBound {
        text += cell.text
      } else if range.overlaps(visible) {
        text += String(repeating: " ", count: range.clamped(to: visible).count)
      }
    }
    return text + (isCutRight ? "…" : "")
  }

  private func pointers(under columns: Range<Int>, from first: Int, _ label: String, _ pointer: Character)
    -> String
  {
    let start = min(columns.lowerBound - first, width - 1)
    let end = min(columns.upperBound - first, width)
    let carets = String(repeating: " ", count: start) + String(repeating: pointer, count: max(1, end - start))
    let room = width - end - 1
    guard !label.isEmpty, room > 0 else { return carets }
    return carets + " " + Self.cut(label, to: room)
  }

  private static func cut(_ label: String, to room: Int) -> String {
    guard DisplayWidth.of(label) > room else { return label }
    var text = ""
    var used = 1
    for scalar in label.unicodeScalars {
      used += DisplayWidth.of(scalar)
      if used > room { break }
      text.unicodeScalars.append(scalar)
    }
    return text + "…"
  }
}
