import DescentFiles

/// What was read of a text.
struct ColumnsRead: Sendable {
  let columns: [Column]
  let rows: Int
  let lines: LineMap
  let notes: [TableNote]
}

/// What is to be read of a text, and how.
struct CSVReading: Sendable {
  private let text: CSVText
  private let header: CSVHeader
  private let options: TableOptions
  /// One a column of the header.
  private let kinds: [CSVKind]

  init(_ text: CSVText, _ header: CSVHeader, _ options: TableOptions) throws(DataFault) {
    self.text = text
    self.header = header
    self.options = options
    for name in options.types.keys.sorted() where !header.names.contains(name) {
      throw .table(.noSuchColumn(text.path, name: name, columns: header.names))
    }
    kinds = header.names.map { name in
      guard options.columns?(name) ?? true else { return .skipped }
      switch options.types[name] {
      case nil: return .open
      case .number: return .numbers
      case .word, .classes: return .words
      }
    }
  }

  /// Bytes held while the columns are made, counted as if all were numbers.
  var memory: Int {
    let kept = kinds.count { $0 != .skipped }
    let rows = min(text.lines, text.bytes.count / kinds.count + 1)
    return text.bytes.count + rows * kept * MemoryLayout<Double>.stride
  }

  /// Reads the columns that are kept.
  func columns(_ allowance: WordAllowance) throws(DataFault) -> ColumnsRead {
    var rows = try CSVRows(text, behind: header, kinds: kinds, missing: options.missing, allowance)
    let mixed = try columnsOfBoth(rows)
    var again = mixed.isEmpty ? nil : try wordsAlone(mixed, allowance)
    var (columns, notes): ([Column], [TableNote]) = ([], [])
    for index in kinds.indices where kinds[index] != .skipped {
      let missing = rows.scanner.findings(index).missing
      let values = mixed.contains(index) ? again?.finish(index, text) : rows.finish(index, text)
      guard let values else { continue }
      let column = Column(
        name: header.names[index], values: values, type: type(of: index, values), missing: missing.count,
        firstMissingLine: missing.count > 0 ? missing.line : nil)
      columns.append(column)
      if options.types[column.name] == nil, let note = column.noteOnNumbers(rows.lines) { notes.append(note) }
    }
    return ColumnsRead(columns: columns, rows: rows.rows, lines: rows.lines, notes: notes)
  }

  private func type(of index: Int, _ values: ColumnValues) -> ColumnType {
    if let type = options.types[header.names[index]] { return type }
    switch values {
    case .numbers: return .number
    case .words: return .word
    }
  }

  /// The columns that began with numbers and have words as well.
  private func columnsOfBoth(_ rows: CSVRows) throws(DataFault) -> Set<Int> {
    var mixed: Set<Int> = []
    for index in kinds.indices {
      let found = rows.scanner.findings(index)
      if found.words.count > 0, options.types[header.names[index]] == .number {
        throw .table(
          .notNumber(place(found.words, index), value: value(found.words), count: found.words.count))
      } else if found.words.count > 0 {
        mixed.insert(index)
      } else if found.tooLong.count > 0 {
        throw .table(.numberTooLong(place(found.tooLong, index), length: found.tooLong.place.count))
      } else if found.infinite.count > 0 {
        let (place, value) = (place(found.infinite, index), value(found.infinite))
        throw .table(.notFinite(place, value: value, count: found.infinite.count))
      }
    }
    return mixed
  }

  /// A second reading, of these columns as words.
  private func wordsAlone(_ columns: Set<Int>, _ allowance: WordAllowance) throws(DataFault) -> CSVRows {
    try CSVRows(
      text, behind: header, kinds: kinds.indices.map { columns.contains($0) ? .words : .skipped },
      missing: options.missing, allowance)
  }

  private func place(_ cells: CSVCells, _ index: Int) -> CellPlace {
    CellPlace(path: text.path, line: cells.line, column: index + 1, name: header.names[index])
  }

  private func value(_ cells: CSVCells) -> String { text.word(cells.place) }
}

extension Column {
  /// What to know of a column of words where nearly all are numbers.
  func noteOnNumbers(_ lines: LineMap) -> TableNote? {
    guard case .words(let codes, let names) = values else { return nil }
    let areNumbers = names.map { DecimalText.number($0) != nil }
    guard areNumbers.contains(true) else { return nil }
    let present = codes.count - missing
    let others = codes.count { $0 >= 0 && !areNumbers[Int($0)] }
    guard others > 0, 10 * others <= present,
      let row = codes.firstIndex(where: { $0 >= 0 && !areNumbers[Int($0)] })
    else { return nil }
    let first = "line \(lines.line(ofRow: row)): \(TableFault.quoted(names[Int(codes[row])]))"
    return TableNote(
      column: name,
      text: "column `\(name.printable)`: \(others) of \(present) cells are no numbers (first \(first))")
  }
}
