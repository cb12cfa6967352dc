import DescentFiles

/// The names of the columns of a text, as its first line has them.
struct CSVHeader: Sendable {
  let names: [String]
  let scan: CSVHeaderScan

  static let mostColumns = 100_000

  /// Reads and checks the first line.
  init(_ text: CSVText) throws(DataFault) {
    scan = CSVHeaderScan(text.bytes, from: text.start, limit: Self.mostColumns)
    let names = scan.cells.map(text.word)
    self.names = names
    try Self.check(scan, text)
    try checkNames(text.path)
  }

  private static func check(_ scan: CSVHeaderScan, _ text: CSVText) throws(DataFault) {
    guard !scan.isMissing else { throw .table(.empty(text.path)) }
    if let fault = TableFault(scan.stop, path: text.path, names: []) { throw .table(fault) }
    guard scan.cells.count <= mostColumns else {
      throw .table(.tooManyColumns(text.path, limit: mostColumns))
    }
  }

  private func checkNames(_ path: String) throws(DataFault) {
    let line = scan.line
    if names.allSatisfy({ DecimalText.number($0) != nil }) {
      throw .table(.headerOfNumbers(path, line: line))
    }
    var seen: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      let cell = CellPlace(path: path, line: line, column: place + 1, name: name.isEmpty ? nil : name)
      guard !name.isEmpty else { throw .table(.unnamedColumn(cell)) }
      if let first = seen.updateValue(place, forKey: name) {
        throw .table(.sameName(cell, first: first + 1))
      }
    }
    for (separator, character) in [("semicolons", ";"), ("tabs", "\t")] as [(String, Character)]
    where names.count == 1 && names[0].contains(character) {
      throw .table(.otherSeparator(path, line: line, separator: separator))
    }
  }
}
