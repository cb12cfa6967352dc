import DescentFiles

extension Table {
  /// The table with the rows of another below its own; columns are found by name, others are passed over.
  ///
  /// - Throws: `columns` where one is lacking there, or holds words in place of numbers.
  package func followed(by other: Table) throws(DataFault) -> Table {
    var joined: [Column] = []
    for column in columns { joined.append(try column.followed(by: other)) }
    return Table(
      name: name, columns: joined, rows: rows + other.rows,
      digest: SHA256.hex(of: Array((digest + other.digest).utf8)), lines: lines, notes: notes + other.notes)
  }
}

extension Column {
  /// The column with the rows of another table below its own.
  fileprivate func followed(by test: Table) throws(DataFault) -> Column {
    guard let other = test.columns.first(where: { $0.name == name }) else {
      throw .columns(.unknown(name, source: test.name, columns: test.columns.map(\.name)))
    }
    guard let values = values.followed(by: other.values) else {
      let kind = Cells(values).kind
      throw .columns(.testDiffers(column: name, source: test.name, expected: kind))
    }
    return Column(
      name: name, values: values, type: type, missing: missing + other.missing,
      firstMissingLine: firstMissingLine ?? other.firstMissingLine)
  }
}

extension ColumnValues {
  /// Both one after the other; nil where the first are numbers and the others words.
  fileprivate func followed(by other: ColumnValues) -> ColumnValues? {
    switch (self, other) {
    case (.numbers(let first), .numbers(let second)): return .numbers(first + second)
    case (.words(let first, let names), .words(let second, let others)):
      let all = Categories.sorted(Set(names).union(others))
      let places = Dictionary(uniqueKeysWithValues: zip(all, Int32(0)...))
      func recoded(_ codes: [Int32], _ names: [String]) -> [Int32] {
        let placeOfCode = names.map { places[$0] ?? -1 }
        return codes.map { $0 < 0 ? -1 : placeOfCode[Int($0)] }
      }
      return .words(codes: recoded(first, names) + recoded(second, others), names: all)
    case (.words, .numbers(let values)):
      return Categories.words(of: values).flatMap { followed(by: .words(codes: $0.codes, names: $0.names)) }
    case (.numbers, .words): return nil
    }
  }
}
