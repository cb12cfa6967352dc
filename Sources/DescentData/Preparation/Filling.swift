import DescentFiles
import DescentTensor

/// Fitted columns being written side by side into what a network reads.
struct Filling {
  private let source: String
  private let rows: Int
  private let memoryLimit: Int

  init(_ source: String, rows: Int, memoryLimit: Int) {
    self.source = source
    self.rows = rows
    self.memoryLimit = memoryLimit
  }

  /// What the network reads of all rows, `[rows, inputs]`.
  func features(
    _ fitted: [FittedColumn], of raw: consuming [RawColumn]
  ) throws(DataFault) -> PreparedFeatures {
    let width = fitted.reduce(0) { $0 + $1.width }
    try requireRoom(for: fitted.count, width: width)
    var (numbers, places): ([[Float]], [Int32]) = ([], [])
    var words: [WordPlaces] = []
    var offset = 0
    for (index, column) in fitted.enumerated() {
      if let word = WordPlaces(column, raw[index].cells, from: offset) {
        words.append(word)
      } else {
        places.append(Int32(offset))
        numbers.append(try prepared(column, of: raw[index]))
      }
      raw[index].letGo()
      offset += column.width
    }
    let matrix = try side(by: numbers)
    guard !words.isEmpty else { return .numbers(matrix) }
    let ones = try LabelBuffer.of(rows * words.count)
    for (index, word) in words.enumerated() { word.write(to: ones, from: index, every: words.count) }
    let target = try LabelBuffer.of(places.count)
    for (index, place) in places.enumerated() { target[index] = place }
    return .spread(
      SpreadMatrix(columns: width, numbers: matrix, places: target, ones: ones, onesColumns: words.count))
  }

  /// Four bytes for each number and each word are within the limit, and a place is a 32-bit number.
  private func requireRoom(for columns: Int, width: Int) throws(DataFault) {
    let (bytes, overflows) = (4 * columns).multipliedReportingOverflow(by: rows)
    guard !overflows, bytes <= memoryLimit, width <= Int32.max else {
      throw .needsMemory(source: source, bytes: overflows ? .max : bytes, limit: memoryLimit)
    }
  }

  /// The columns as a matrix, `[rows, columns]`.
  private func side(by columns: [[Float]]) throws(DataFault) -> Matrix {
    let matrix = try Matrix.zeros(rows: rows, columns: columns.count)
    // Rows in groups that stay in the cache while all columns are written.
    for start in stride(from: 0, to: rows, by: 2048) {
      let group = start..<min(start + 2048, rows)
      for (offset, values) in columns.enumerated() {
        matrix.buffer.withMutableSpan { numbers in
          for row in group { numbers[row * columns.count + offset] = values[row] }
        }
      }
    }
    return matrix
  }

  private func prepared(_ fitted: FittedColumn, of raw: RawColumn) throws(DataFault) -> [Float] {
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
    return numbers
  }

  private func fault(_ column: FittedColumn, _ value: Double, row: Int) -> DataFault {
    column.steps.contains { $0.line != nil }
      ? .scalesBeyond(source: source, column: column.name, row: row)
      : .preparation(.beyondRange(column: column.name, value: value, row: row))
  }
}

/// Where the words of a column have their 1.
private struct WordPlaces {
  private let codes: [Int32]
  /// The place of each code in the network's input, −1 for none; the last is that of a hole.
  private let placeOfCode: [Int32]

  /// Nil for a column of numbers.
  ///
  /// - Parameter offset: The place of the first category.
  init?(_ fitted: FittedColumn, _ cells: Cells, from offset: Int) {
    guard let categories = fitted.categories, case .words(let codes, let names) = cells else { return nil }
    let places = Dictionary(
      zip(categories, categories.indices.map { Int32(offset + $0) }), uniquingKeysWith: { first, _ in first })
    var ofHole: Int32 = -1
    if case .fillWord(let word) = fitted.filling { ofHole = places[word] ?? -1 }
    self.codes = codes
    placeOfCode = names.map { places[$0] ?? -1 } + [ofHole]
  }

  /// Writes the places of all rows into one column of several.
  func write(to ones: LabelBuffer, from column: Int, every columns: Int) {
    ones.withMutableSpan { ones in
      for (row, code) in codes.enumerated() {
        ones[row * columns + column] = placeOfCode[code < 0 ? placeOfCode.count - 1 : Int(code)]
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
