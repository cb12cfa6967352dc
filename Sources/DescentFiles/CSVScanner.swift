import CFiles

/// Cells of one sort in a column: how many there are, and where the first one stands.
package struct CSVCells: Equatable, Sendable {
  package let count: Int
  /// From 1.
  package let line: Int
  /// Its bytes, the quotes around it left away.
  package let place: Range<Int>

  init(_ cells: descent_csv_cells) {
    count = Int(cells.count)
    line = Int(cells.line)
    place = Int(cells.position)..<Int(cells.position + cells.length)
  }
}

/// What the cells of a column of a text are taken for.
package enum CSVKind: Sendable {
  case skipped
  /// Whatever its first present cell is.
  case open
  case numbers
  case words
}

/// What was found in a column so far.
package struct CSVFindings: Sendable {
  package let kind: CSVKind
  package let missing: CSVCells
  /// Cells of a column of numbers that are none.
  package let words: CSVCells
  /// Cells of a column of numbers that are infinite or NaN.
  package let infinite: CSVCells
  /// Numbers of more characters than `CSVScanner.longestNumber`.
  package let tooLong: CSVCells
}

/// Where a scan stands, or the fault it met; lines and fields count from 1.
package struct CSVStop: Equatable, Sendable {
  /// What made the scan stop.
  package enum Reason: Sendable {
    case full, end, ragged, openQuote, textAfterQuote, quoteInside, loneReturn, tooLong
  }

  package let reason: Reason
  package let position: Int
  package let line: Int
  package let fields: Int
}

/// Reads the rows of comma-separated text a block at a time.
///
/// Source: Shafranovich, "Common Format and MIME Type for CSV Files", RFC 4180, 2005.
package struct CSVScanner: Sendable {
  private let room: Int
  private let missing: [UInt8]
  private let missingEnds: [Int32]
  private var columns: [descent_csv_column]
  private var cursor: descent_csv_cursor
  private var cells: [Double]
  private var lines: [Int64]
  /// Rows of the block.
  package private(set) var rows = 0

  /// Characters that a number may have.
  package static let longestNumber = DESCENT_LONGEST_NUMBER

  /// Bits of a word's place that are its length.
  private static let lengthBits = 26

  /// A scan that goes on behind the header.
  ///
  /// - Parameter missing: Texts that stand for a missing cell.
  package init(from header: CSVHeaderScan, kinds: [CSVKind], missing: [String]) {
    room = max(16, min(4096, 65_536 / max(1, kinds.count)))
    let texts = missing.map { $0.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] } }
    self.missing = texts.flatMap { $0 }
    var end: Int32 = 0
    missingEnds = texts.map {
      end += Int32(clamping: $0.count)
      return end
    }
    columns = kinds.map {
      descent_csv_column(
        kind: Self.kind($0), missing: .init(), words: .init(), infinite: .init(), too_long: .init())
    }
    cursor = header.cursor
    cells = [Double](repeating: .nan, count: room * kinds.count)
    lines = [Int64](repeating: 0, count: room)
  }

  /// Reads the next rows into the block.
  package mutating func next(in bytes: [UInt8]) -> CSVStop {
    rows = 0
    return goOn(in: bytes)
  }

  /// Reads more rows into the block, behind a ragged one.
  package mutating func goOn(in bytes: [UInt8]) -> CSVStop {
    cursor.fields = 0
    let stop = unsafe descent_csv_scan(
      bytes, bytes.count, &cursor, missing, missingEnds, missingEnds.count, &columns, columns.count, &cells,
      &lines, room, &rows)
    return CSVStop(stop, cursor)
  }

  /// The cells of a column of numbers in the block; NaN is a missing one.
  package func numbers(_ column: Int) -> ArraySlice<Double> {
    cells[(column * room)..<(column * room + rows)]
  }

  /// Where a word of the block stands in the text; nil for a missing one.
  package func word(_ column: Int, _ row: Int) -> Range<Int>? {
    let bits = cells[column * room + row].bitPattern
    guard bits != Double.nan.bitPattern else { return nil }
    let start = Int(bits >> Self.lengthBits)
    return start..<(start + Int(bits & (1 << Self.lengthBits - 1)))
  }

  /// The line on which a row of the block begins.
  package func line(ofRow row: Int) -> Int { Int(lines[row]) }

  /// What was found in a column up to here.
  package func findings(_ column: Int) -> CSVFindings {
    let found = columns[column]
    return CSVFindings(
      kind: Self.kind(found.kind), missing: CSVCells(found.missing), words: CSVCells(found.words),
      infinite: CSVCells(found.infinite), tooLong: CSVCells(found.too_long))
  }

  private static func kind(_ kind: CSVKind) -> descent_csv_kind {
    switch kind {
    case .skipped: DESCENT_CSV_SKIPPED
    case .open: DESCENT_CSV_OPEN
    case .numbers: DESCENT_CSV_NUMBERS
    case .words: DESCENT_CSV_WORDS
    }
  }

  private static func kind(_ kind: descent_csv_kind) -> CSVKind {
    switch kind {
    case DESCENT_CSV_SKIPPED: .skipped
    case DESCENT_CSV_NUMBERS: .numbers
    case DESCENT_CSV_WORDS: .words
    default: .open
    }
  }
}

extension CSVStop {
  init(_ stop: descent_csv_stop, _ cursor: descent_csv_cursor) {
    reason =
      switch stop {
      case DESCENT_CSV_END: .end
      case DESCENT_CSV_RAGGED: .ragged
      case DESCENT_CSV_OPEN_QUOTE: .openQuote
      case DESCENT_CSV_AFTER_QUOTE: .textAfterQuote
      case DESCENT_CSV_INNER_QUOTE: .quoteInside
      case DESCENT_CSV_LONE_RETURN: .loneReturn
      case DESCENT_CSV_TOO_LONG: .tooLong
      default: .full
      }
    position = cursor.position
    line = Int(cursor.fault_line)
    fields = Int(cursor.fields)
  }
}
