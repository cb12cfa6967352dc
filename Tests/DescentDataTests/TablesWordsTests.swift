import DescentFiles
import Testing

@testable import DescentData

/// What is said about tables and arrays that cannot be read.
struct TablesWordsTests {
  private static let steering = "a\u{1b}]0;x\u{7}"
  private static let cell = CellPlace(path: steering, line: 2, column: 3, name: steering)
  private static let byte = BytePlace(4, in: Array("a\nb\nc".utf8), path: steering)

  private static let tables: [TableFault] = [
    .empty(steering), .otherEncoding(byte, name: "UTF-16", hasMark: true), .secondMark(byte),
    .otherEncoding(byte, name: "UTF-16LE", hasMark: false), .notUTF8(byte, byte: 200), .zeroByte(byte),
    .loneReturn(cell, offset: 1), .openQuote(cell), .textAfterQuote(cell), .quoteInside(cell),
    .ragged(steering, rows: [RaggedRow(line: 2, fields: 1)], count: 9, expected: 2),
    .headerOfNumbers(steering, line: 1), .otherSeparator(steering, line: 1, separator: "tabs"),
    .unnamedColumn(cell), .sameName(cell, first: 1),
    .noSuchColumn(steering, name: steering, columns: [steering]),
    .notNumber(cell, value: steering, count: 2), .notFinite(cell, value: steering, count: 1),
    .rowTooLong(steering, line: 1), .tooManyColumns(steering, limit: 1), .numberTooLong(cell, length: 9),
    .inflatesBeyond(steering, stored: 1, limit: 2),
  ]

  private static let arrays: [ArrayFault] = [
    .notNumPy(steering), .notZip(steering), .cut(steering, at: 1, expected: 2), .trailing(steering, at: 1),
    .unknownVersion(steering, major: 9), .badHeader(steering, offset: 1, expected: "`{`"),
    .unknownFormat(steering, offset: 1, found: steering), .badShape(steering, offset: 1, shape: "3 × 4"),
    .noTruthValue(steering, offset: 1, found: 2), .tooLargeWhole(steering, row: 1),
    .zipDamaged(steering, offset: 1, reason: "it is cut"),
    .zipMethod(steering, entry: steering, reason: "encrypted"),
    .noArray(steering, name: steering, names: [steering]),
    .rowsDiffer(features: steering, featureRows: 1, target: steering, targetRows: 2),
    .targetHasColumns(steering, shape: [2, 2]),
  ]

  @Test(arguments: tables.map { DataFault.table($0) } + arrays.map { DataFault.array($0) })
  func `a fault is one sentence, and no name in it steers the terminal`(fault: DataFault) {
    for text in [fault.message, fault.help].compactMap(\.self) {
      #expect(!text.isEmpty && !text.hasSuffix(".") && text.first.map { !$0.isUppercase } ?? false)
      #expect(!text.contains("\n") && !text.contains("\u{1b}") && !text.contains("\u{7}"))
      #expect(!text.contains("Fault") && !text.contains("Optional"))
    }
    #expect(fault.message.contains("a\\x1b]0;x\\x07"))
    #expect([2, 3, 4].contains(fault.exitStatus))
  }

  @Test func `rows that lack cells and rows that have too many get different advice`() {
    let short = RaggedRow(line: 3, fields: 1)
    let long = RaggedRow(line: 4, fields: 7)
    #expect(
      TableFault.ragged("t", rows: [short], count: 1, expected: 2).help
        == "write a comma for each cell, also for a missing one")
    #expect(
      TableFault.ragged("t", rows: [short, long], count: 2, expected: 2).help
        == "put cells with commas into quotes")
    #expect(
      TableFault.ragged("t", rows: [short, long], count: 9, expected: 2).message
        == "`t` line 3, column 2: 1 field, expected 2; line 4: 7 fields; 9 such lines")
  }
}
