import DescentFiles
import DescentTensor

/// Fitted columns being written side by side into the matrix that a network reads.
struct Filling {
  private let source: String
  private let columns: [(fitted: FittedColumn, raw: RawColumn)]

  init(_ columns: some Sequence<(FittedColumn, RawColumn)>, of source: String) {
    self.source = source
    self.columns = columns.map { ($0.0, $0.1) }
  }

  /// The numbers of all rows, `[rows, inputs]`.
  func matrix(rows: Int, memoryLimit: Int) throws(DataFault) -> Matrix {
    let width = columns.reduce(0) { $0 + $1.fitted.width }
    let (bytes, overflows) = (4 * width).multipliedReportingOverflow(by: rows)
    guard !overflows, bytes <= memoryLimit else {
      throw .needsMemory(source: source, bytes: overflows ? .max : bytes, limit: memoryLimit)
    }
    let matrix = try Matrix.zeros(rows: rows, columns: width)
    let places = columns.map { WordPlaces($0.fitted, $0.raw.cells) }
    var room: [Double] = []
    // Rows in groups that stay in the cache while all columns are written.
    for start in stride(from: 0, to: rows, by: 2048) {
      let group = start..<min(start + 2048, rows)
      var offset = 0
      for (index, column) in columns.enumerated() {
        if let places = places[index] {
          places.write(group, to: matrix, from: offset)
        } else {
          column.raw.cells.copy(group, into: &room)
          for step in column.fitted.steps { step.apply(to: &room) }
          try write(room, of: column.raw, steps: column.fitted.steps, from: group, to: matrix, offset)
        }
        offset += column.fitted.width
      }
    }
    return matrix
  }

  private func write(
    _ values: [Double], of column: RawColumn, steps: [FittedStep], from rows: Range<Int>, to matrix: Matrix,
    _ offset: Int
  ) throws(DataFault) {
    let width = matrix.columns
    let bad = matrix.buffer.withMutableSpan { numbers -> Int? in
      var place = rows.lowerBound * width + offset
      var bad: Int?
      for (index, value) in values.enumerated() {
        let number = Float(value)
        if !number.isFinite, bad == nil { bad = index }
        numbers[place] = number
        place += width
      }
      return bad
    }
    guard let bad else { return }
    let row = rows.lowerBound + bad + 1
    if steps.contains(where: { $0.line != nil }) {
      throw .scalesBeyond(source: source, column: column.name, row: row)
    }
    throw .preparation(.beyondRange(column: column.name, value: values[bad], row: row))
  }
}

/// Where the words of a column have their 1.
private struct WordPlaces {
  private let codes: [Int32]
  /// The place of each code among the categories, −1 for none; the last is that of a hole.
  private let placeOfCode: [Int]

  /// Nil for a column of numbers.
  init?(_ fitted: FittedColumn, _ cells: Cells) {
    guard let categories = fitted.categories, case .words(let codes, let names) = cells else { return nil }
    let places = Dictionary(zip(categories, categories.indices), uniquingKeysWith: { first, _ in first })
    var ofHole = -1
    if case .fillWord(let word) = fitted.filling { ofHole = places[word] ?? -1 }
    self.codes = codes
    placeOfCode = names.map { places[$0] ?? -1 } + [ofHole]
  }

  func write(_ rows: Range<Int>, to matrix: Matrix, from offset: Int) {
    let width = matrix.columns
    matrix.buffer.withMutableSpan { numbers in
      for row in rows {
        let code = Int(codes[row])
        let place = placeOfCode[code < 0 ? placeOfCode.count - 1 : code]
        if place >= 0 { numbers[row * width + offset + place] = 1 }
      }
    }
  }
}

/// What is said of words that the training part did not have.
enum UnseenWords {
  /// One line, or none.
  static func notes(_ fitted: [FittedColumn], among raw: [RawColumn]) -> [String] {
    let found = fitted.compactMap { column -> String? in
      guard let categories = column.categories.map(Set.init),
        case .words(_, let names)? = raw.first(where: { $0.name == column.name })?.cells
      else { return nil }
      let unseen = names.filter { !categories.contains($0) }
      guard let first = unseen.first else { return nil }
      let more = unseen.count > 1 ? " and \(unseen.count - 1) more" : ""
      return "`\(first.printable)`\(more) in `\(column.name.printable)`"
    }
    guard !found.isEmpty else { return [] }
    let more = found.count > 3 ? " and in \(found.count - 3) columns more" : ""
    return ["words that train does not have count as none: \(found.prefix(3).joined(separator: ", "))\(more)"]
  }
}
