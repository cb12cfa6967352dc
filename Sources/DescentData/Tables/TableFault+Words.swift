import DescentFiles

extension TableFault {
  /// What was found and what was expected, in one sentence.
  package var message: String {
    switch self {
    case .empty(let path): "`\(path.printable)` line 1, column 1: the file is empty, expected a header"
    case .otherEncoding(let place, let name, let hasMark): Self.encoding(place, name, hasMark)
    case .secondMark(let place): "\(place.text): a second byte order mark at offset \(place.offset)"
    case .notUTF8(let place, let byte):
      "\(place.text): byte 0x\(String(byte, radix: 16)) at offset \(place.offset) is not UTF-8"
    case .zeroByte(let place): "\(place.text): a zero byte at offset \(place.offset), which no text has"
    case .loneReturn(let place, let offset):
      "\(place.text): a carriage return alone at offset \(offset) ends no line, expected a line feed after"
    case .openQuote(let place): "\(place.text): quote opened at line \(place.line) never closes"
    case .textAfterQuote(let place): "\(place.text): text after the closing quote, expected a comma"
    case .quoteInside(let place): "\(place.text): a quote inside a cell that does not begin with one"
    case .ragged(let path, let rows, let count, let expected):
      Self.ragged(path.printable, rows, count, expected)
    case .headerOfNumbers(let path, let line):
      "`\(path.printable)` line \(line), column 1: numbers alone, expected a header that names the columns"
    case .otherSeparator(let path, let line, let separator):
      "`\(path.printable)` line \(line), column 1: one column with \(separator) in its name, "
        + "expected commas between columns"
    case .unnamedColumn(let place): "\(place.text): the column has no name"
    case .sameName(let place, let first): "\(place.text): column \(first) has the same name"
    case .noSuchColumn(let path, let name, let columns):
      "`\(path.printable)` has no column `\(name.printable)`, but \(Self.list(columns))"
    case .notNumber(let place, let value, let count):
      "\(place.text): \(Self.quoted(value)) is no number\(Self.others(count))"
    case .notFinite(let place, let value, let count):
      "\(place.text): \(Self.quoted(value)) is not finite\(Self.others(count))"
    case .rowTooLong(let path, let line):
      "`\(path.printable)` line \(line), column 1: longer than 64 MB, the limit for a row"
    case .tooManyColumns(let path, let limit):
      "`\(path.printable)` line 1, column \(limit + 1): more than \(limit) columns, the limit"
    case .numberTooLong(let place, let length):
      "\(place.text): a number of \(length) characters, the limit is \(CSVScanner.longestNumber)"
    case .inflatesBeyond(let path, let stored, let limit):
      "the content of `\(path.printable)` goes on beyond the limit of \(limit) bytes, "
        + "\(limit / max(1, stored)) times its \(stored)"
    }
  }

  /// What to do about it, where something can be done.
  package var help: String? {
    switch self {
    case .otherEncoding(_, let name, _): "convert it: `iconv -f \(name) -t UTF-8 old.csv > new.csv`"
    case .notUTF8: "convert it, for example `iconv -f LATIN1 -t UTF-8 old.csv > new.csv`"
    case .zeroByte:
      "fetch the file again; if it is UTF-16, convert it: `iconv -f UTF-16LE -t UTF-8 old.csv > new.csv`"
    case .secondMark: "take one away: `tail -c +4 old.csv > new.csv`"
    case .loneReturn: "convert the line ends: `tr '\\r' '\\n' < old.csv > new.csv`"
    case .openQuote: "close the quote; inside quotes a quote is written twice"
    case .textAfterQuote, .quoteInside: "put the whole cell into quotes and write a quote inside it twice"
    case .ragged(_, let rows, _, let expected) where rows.allSatisfy({ $0.fields < expected }):
      "write a comma for each cell, also for a missing one"
    case .ragged: "put cells with commas into quotes"
    case .headerOfNumbers, .unnamedColumn: "write a first line with a name for each column"
    case .otherSeparator(_, _, let separator): "replace \(separator) by commas, and decimal commas by points"
    case .sameName: "give each column a name of its own"
    case .notNumber: "leave the column's type away, or list the text under `missing=[…]`"
    case .notFinite: "list the text under `missing=[…]` if it stands for a missing value"
    case .rowTooLong:
      "look whether a quote or the line ends are lost; no flag raises it, a row that is right has to be split"
    case .tooManyColumns:
      "no flag raises it, keep fewer columns, for example `cut -d, -f1-1000 old.csv > new.csv`"
    case .numberTooLong: "no flag raises it, round the number: more than 17 digits change nothing"
    case .inflatesBeyond: "raise the limit, for example `--memory 16GB`, if the file is to be trusted"
    case .empty, .noSuchColumn: nil
    }
  }

  /// The command's answer where this ends it.
  package var exitStatus: Int32 {
    switch self {
    case .rowTooLong, .tooManyColumns, .numberTooLong, .inflatesBeyond: 4
    case .noSuchColumn: 2
    case .empty, .otherEncoding, .secondMark, .notUTF8, .zeroByte, .loneReturn, .openQuote, .textAfterQuote,
      .quoteInside, .ragged, .headerOfNumbers, .otherSeparator, .unnamedColumn, .sameName, .notNumber,
      .notFinite:
      3
    }
  }

  private static func encoding(_ place: BytePlace, _ name: String, _ hasMark: Bool) -> String {
    let shown = hasMark ? "the byte order mark of \(name)" : "a zero byte as in \(name)"
    return "\(place.text): \(shown) at offset \(place.offset), expected UTF-8"
  }

  private static func ragged(_ path: String, _ rows: [RaggedRow], _ count: Int, _ expected: Int) -> String {
    let shown = rows.enumerated().map { index, row in
      let fields = "\(row.fields) field\(row.fields == 1 ? "" : "s")"
      guard index == 0 else { return "line \(row.line): \(fields)" }
      return "line \(row.line), column \(min(row.fields, expected) + 1): \(fields), expected \(expected)"
    }.joined(separator: "; ")
    return "`\(path)` \(shown)" + (count > rows.count ? "; \(count) such lines" : "")
  }

  private static func others(_ count: Int) -> String {
    count > 1 ? ", nor are \(count - 1) other cells of the column" : ""
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(10).map { "`\($0.printable)`" }.joined(separator: ", ")
      + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }

  /// The beginning of a cell's text, in quotes.
  static func quoted(_ text: String) -> String {
    "\"\(String(text.prefix(40)).printable)\(text.count > 40 ? "…" : "")\""
  }
}
