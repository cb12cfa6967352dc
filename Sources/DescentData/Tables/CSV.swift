import DescentFiles

/// Tables of comma-separated values with a header, RFC 4180; gzip files are inflated.
package enum CSV {
  /// The table in a file.
  ///
  /// - Throws: `table` for a text that is no such table, `file` where it cannot be read, `needsMemory` beyond
  ///   the library's limit.
  package static func read(
    _ path: String, named name: String, options: TableOptions = TableOptions(), in library: LibraryFiles
  ) throws(DataFault) -> Table {
    try table(of: CSVText(path, in: library), named: name, options: options, in: library)
  }

  /// The names of the columns of a file.
  package static func header(_ path: String, in library: LibraryFiles) throws(DataFault) -> [String] {
    try CSVHeader(CSVText(path, in: library)).names
  }

  /// The table in a text.
  static func table(
    of text: CSVText, named name: String, options: TableOptions, in library: LibraryFiles
  ) throws(DataFault) -> Table {
    let header = try CSVHeader(text)
    let reading = try CSVReading(text, header, options)
    try library.allow(reading.memory, for: name)
    let allowance = WordAllowance(name: name, library: library, taken: reading.memory)
    let (digest, result) = Together.run(
      { SHA256.hex(of: text.bytes) },
      { Result { () throws(DataFault) in try reading.columns(allowance) } })
    let read = try result.get()
    return Table(
      name: name, columns: read.columns, rows: read.rows, digest: digest, lines: read.lines,
      notes: text.notes + read.notes)
  }
}
