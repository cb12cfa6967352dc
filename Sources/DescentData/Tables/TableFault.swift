import DescentFiles

/// A cell of a file, to be pointed at.
package struct CellPlace: Equatable, Sendable {
  package let path: String
  /// From 1.
  package let line: Int
  /// Which cell of its row, from 1.
  package let column: Int
  /// What the header calls that column; nil in the header and beyond its end.
  package let name: String?

  package init(path: String, line: Int, column: Int, name: String? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.name = name
  }

  var text: String {
    "`\(path.printable)` line \(line), column \(column)" + (name.map { " (`\($0.printable)`)" } ?? "")
  }
}

/// A byte of a text file, to be pointed at.
package struct BytePlace: Equatable, Sendable {
  package let path: String
  /// From 0, in the whole content.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// Which byte of its line, from 1.
  package let column: Int

  /// The place of a byte in a content.
  init(_ offset: Int, in bytes: [UInt8], path: String) {
    let before = bytes[..<offset]
    self.path = path
    self.offset = offset
    line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    column = offset - (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1)
  }

  var text: String { "`\(path.printable)` line \(line), column \(column)" }
}

/// A row with another number of fields than the header has.
package struct RaggedRow: Equatable, Sendable {
  package let line: Int
  package let fields: Int

  package init(line: Int, fields: Int) {
    self.line = line
    self.fields = fields
  }
}

/// Why a text is no table.
package enum TableFault: Error, Equatable, Sendable {
  case empty(String)
  /// Told by its byte order mark, or by where its zero bytes stand.
  case otherEncoding(BytePlace, name: String, hasMark: Bool)
  case secondMark(BytePlace)
  case notUTF8(BytePlace, byte: UInt8)
  case zeroByte(BytePlace)
  case loneReturn(CellPlace, offset: Int)
  case openQuote(CellPlace)
  case textAfterQuote(CellPlace)
  case quoteInside(CellPlace)
  /// The first rows that do not fit, and how many there are.
  case ragged(String, rows: [RaggedRow], count: Int, expected: Int)

  case headerOfNumbers(String, line: Int)
  case otherSeparator(String, line: Int, separator: String)
  case unnamedColumn(CellPlace)
  case sameName(CellPlace, first: Int)
  /// A type is asked for a column that is not there.
  case noSuchColumn(String, name: String, columns: [String])

  case notNumber(CellPlace, value: String, count: Int)
  case notFinite(CellPlace, value: String, count: Int)

  case rowTooLong(String, line: Int)
  case tooManyColumns(String, limit: Int)
  case numberTooLong(CellPlace, length: Int)
  /// A gzip file whose content is larger than memory allows; `limit` is what memory has room for.
  case inflatesBeyond(String, stored: Int, limit: Int)
}
