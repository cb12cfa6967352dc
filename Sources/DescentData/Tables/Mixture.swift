import DescentFiles

/// Cells of a column of which some are numbers and others words.
package struct Mixture: Equatable, Sendable {
  package let numbers: Int
  package let words: Int
  /// The first cell of the sort of which there are fewer.
  package let first: String
  package let line: Int

  package init(numbers: Int, words: Int, first: String, line: Int) {
    (self.numbers, self.words, self.first, self.line) = (numbers, words, first, line)
  }

  /// Nil where all cells are of one sort; a missing cell is of none.
  ///
  /// - Parameter testRows: Rows of another file, which are not looked at.
  /// - Throws: `columns` where the numbers have fractions or are more than classes would be.
  init?(ofTarget column: Column, in table: Table, _ testRows: Range<Int>?) throws(DataFault) {
    guard case .words(let all, let names) = column.values else { return nil }
    let values = names.map { DecimalText.number($0.withoutBlanks) }
    guard values.contains(where: { $0 != nil }), values.contains(where: { $0 == nil }) else { return nil }
    let codes = all.prefix(testRows?.lowerBound ?? all.count)
    numbers = codes.count { $0 >= 0 && values[Int($0)] != nil }
    words = codes.count { $0 >= 0 && values[Int($0)] == nil }
    let isNumberRare = numbers < words
    guard numbers > 0, words > 0,
      let row = codes.firstIndex(where: { $0 >= 0 && (values[Int($0)] != nil) == isNumberRare })
    else { return nil }
    (first, line) = (names[Int(codes[row])], table.lines.line(ofRow: row))
    guard Categories.areFew(values.compactMap(\.self)) else {
      throw .columns(.mixedTarget(column.name, self))
    }
  }

  /// What there is of each sort, in a part of a sentence.
  func text(_ column: String) -> String {
    "target \(column.printable): numbers in \(numbers) row\(numbers == 1 ? "" : "s") and words in \(words) "
      + "(first \(TableFault.quoted(first)) in line \(line))"
  }
}

extension String {
  /// The text without blanks at its ends, as numbers in tables may have them.
  fileprivate var withoutBlanks: String {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    return String(String(drop(while: isBlank).reversed()).drop(while: isBlank).reversed())
  }
}
