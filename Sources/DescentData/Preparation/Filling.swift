import DescentFiles
import DescentTensor

/// Fitted columns being written side by side into the matrix that a network reads.
struct Filling {
  private let source: String
  private let rows: Int
  private let memoryLimit: Int

  /// A column whose numbers are computed, or whose words have their places.
  private enum Ready {
    case numbers([Float])
    case words(WordPlaces)
  }

  init(_ source: String, rows: Int, memoryLimit: Int) {
    self.source = source
    self.rows = rows
    self.memoryLimit = memoryLimit
  }

  /// The numbers of all rows, `[rows, inputs]`.
  func matrix(_ fitted: [FittedColumn], of raw: consuming [RawColumn]) throws(DataFault) -> Matrix {
    let width = fitted.reduce(0) { $0 + $1.width }
    let (bytes, overflows) = (4 * width).multipliedReportingOverflow(by: rows)
    guard !overflows, bytes <= memoryLimit else {
      throw .needsMemory(source: source, bytes: overflows ? .max : bytes, limit: memoryLimit)
    }
    var ready: [Ready] = []
    for (index, column) in fitted.enumerated() {
      ready.append(try prepared(column, of: raw[index]))
      raw[index].letGo()
    }
    let matrix = try Matrix.zeros(rows: rows, columns: width)
    // Rows in groups that stay in the cache while all columns are written.
    for start in stride(from: 0, to: rows, by: 2048) {
      let group = start..<min(start + 2048, rows)
      var offset = 0
      for (column, ready) in zip(fitted, ready) {
        write(ready, group, to: matrix, from: offset)
        offset += column.width
      }
    }
    return matrix
  }

  private func prepared(_ fitted: FittedColumn, of raw: RawColumn) throws(DataFault) -> Ready {
    if let places = WordPlaces(fitted, raw.cells) { return .words(places) }
    var numbers: [Float] = []
    numbers.reserveCapacity(rows)
    var room: [Double] = []
    for start in stride(from: 0, to: rows, by: 4096) {
      raw.cells.copy(start..<min(start + 4096, rows), into: &room)
      for step in fitted.steps { step.apply(to: &room) }
      for value in room {
        let number = Float(value)
        guard number.isFinite else {
          throw fault(fitted, value, row: numbers.count + 1)
        }
        numbers.append(number)
      }
    }
    return .numbers(numbers)
  }

  private func fault(_ column: FittedColumn, _ value: Double, row: Int) -> DataFault {
    column.steps.contains { $0.line != nil }
      ? .scalesBeyond(source: source, column: column.name, row: row)
      : .preparation(.beyondRange(column: column.name, value: value, row: row))
  }

  private func write(_ ready: Ready, _ rows: Range<Int>, to matrix: Matrix, from offset: Int) {
    switch ready {
    case .words(let places): places.write(rows, to: matrix, from: offset)
    case .numbers(let values):
      let width = matrix.columns
      matrix.buffer.withMutableSpan { numbers in
        for row in rows { numbers[row * width + offset] = values[row] }
      }
    }
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
