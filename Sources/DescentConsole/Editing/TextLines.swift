/// Going up and down between the lines of a text that is being edited.
package enum TextLines {
  /// The cursor a line further up, in its column or at the line's end; nil on the first line.
  package static func above(_ cursor: Int, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    let start = lineStart(of: cursor, in: bytes)
    guard start > 0 else { return nil }
    let upper = lineStart(of: start - 1, in: bytes)
    return place(column(of: cursor, from: start, in: bytes), from: upper, in: bytes)
  }

  /// The cursor a line further down, in its column or at the line's end; nil on the last line.
  package static func below(_ cursor: Int, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard let end = bytes[min(cursor, bytes.count)...].firstIndex(of: 0x0A) else { return nil }
    let start = lineStart(of: cursor, in: bytes)
    return place(column(of: cursor, from: start, in: bytes), from: end + 1, in: bytes)
  }

  /// The first line, with a mark where there are more.
  package static func first(of text: String) -> String {
    guard let end = text.firstIndex(of: "\n") else { return text }
    return text[..<end] + " …"
  }

  private static func lineStart(of cursor: Int, in bytes: [UInt8]) -> Int {
    bytes.prefix(cursor).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private static func startsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  private static func column(of cursor: Int, from start: Int, in bytes: [UInt8]) -> Int {
    bytes[start..<min(max(cursor, start), bytes.count)].count(where: startsScalar)
  }

  private static func place(_ column: Int, from start: Int, in bytes: [UInt8]) -> Int {
    var place = start
    var rest = column
    while place < bytes.count, bytes[place] != 0x0A {
      if startsScalar(bytes[place]) {
        if rest == 0 { break }
        rest -= 1
      }
      place += 1
    }
    return place
  }
}
