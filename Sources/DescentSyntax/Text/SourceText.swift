/// A recipe's text with its name, as bytes that need not be UTF-8, and where its lines begin.
package struct SourceText: Sendable {
  /// Longest text that is read at all, in bytes.
  package static let longest = 1 << 22

  /// What diagnostics call it: a path, `--set lr`, `prompt`.
  package let name: String
  package let bytes: [UInt8]
  /// Offsets of the first byte of each line; a byte order mark belongs to no line.
  private let lineStarts: [Int]
  /// The number of its first line.
  private let firstLine: Int

  /// - Parameter firstLine: The number of its first line, where it goes on with what came before.
  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.firstLine = firstLine
    self.bytes = bytes
    var starts = [bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0]
    for offset in 0..<min(bytes.count, Self.longest) where bytes[offset] == Ascii.lineFeed {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A line and a column, both from 1; a column is a character (a Unicode scalar).
  package struct Position: Equatable, Sendable {
    package var line: Int
    package var column: Int
  }

  /// The place of a byte; offsets beyond the text count as its end.
  package func position(of offset: Int) -> Position {
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    let end = min(max(offset, start), bytes.count)
    var column = 1
    for byte in bytes[start..<end] where !Ascii.continuesScalar(byte) { column += 1 }
    return Position(line: line + firstLine, column: column)
  }

  /// How many lines there are; an empty text has one.
  package var lineCount: Int { lineStarts.count }

  /// The bytes of the line that a byte lies in, without its end of line.
  func lineRange(around offset: Int) -> Range<Int> {
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : min(bytes.count, Self.longest)
    if end > start, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
    return start..<max(start, end)
  }

  /// A line's text, by its number, without its end of line; empty for a line that is not there.
  package func line(_ number: Int) -> String {
    guard number >= firstLine, number - firstLine < lineStarts.count else { return "" }
    return String(decoding: bytes[lineRange(around: lineStarts[number - firstLine])], as: UTF8.self)
  }

  /// The text that a span covers.
  package func text(of span: Span) -> String {
    let start = min(max(span.start, 0), bytes.count)
    return String(decoding: bytes[start..<min(max(span.end, start), bytes.count)], as: UTF8.self)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
