import DescentTensor

/// What the cells of a column hold.
package enum CellKind: String, Sendable, Equatable {
  case numbers, words
}

/// The cells of a column, wherever they lie.
enum Cells {
  /// NaN where there is no value.
  case numbers([Double])
  /// Numbers that are all there.
  case matrix(Matrix, column: Int)
  case bytes(ByteMatrix, column: Int)
  /// Indices into `names`; −1 where there is no value.
  case words(codes: [Int32], names: [String])

  init(_ values: ColumnValues) {
    switch values {
    case .numbers(let numbers): self = .numbers(numbers)
    case .words(let codes, let names): self = .words(codes: codes, names: names)
    }
  }

  var kind: CellKind {
    switch self {
    case .numbers, .matrix, .bytes: .numbers
    case .words: .words
    }
  }

  var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .matrix(let matrix, _): matrix.rows
    case .bytes(let matrix, _): matrix.rows
    case .words(let codes, _): codes.count
    }
  }

  /// Whether NaN stands for a cell without a value, and not for a wrong number.
  var mayHaveHoles: Bool {
    switch self {
    case .numbers, .words: true
    case .matrix, .bytes: false
    }
  }

  /// The numbers of some rows; none for words.
  func numbers(at rows: [Int32]) -> [Double] {
    switch self {
    case .numbers(let values): rows.map { values[Int($0)] }
    case .matrix(let matrix, let column): rows.map { Double(matrix[Int($0), column]) }
    case .bytes(let matrix, let column): rows.map { Double(matrix[Int($0), column]) }
    case .words: []
    }
  }

  /// Puts the numbers of neighbouring rows where there is room for them; does nothing for words.
  func copy(_ rows: Range<Int>, into room: inout [Double]) {
    room.removeAll(keepingCapacity: true)
    switch self {
    case .numbers(let values): room.append(contentsOf: values[rows])
    case .matrix(let matrix, let column): for row in rows { room.append(Double(matrix[row, column])) }
    case .bytes(let matrix, let column): for row in rows { room.append(Double(matrix[row, column])) }
    case .words: break
    }
  }
}

/// A column as it was read, under its name.
struct RawColumn {
  let name: String
  private(set) var cells: Cells
  /// Cells without a value.
  let missing: Int
  /// The line of the first of them, where lines are counted.
  let firstMissingLine: Int?

  init(name: String, cells: Cells, missing: Int = 0, firstMissingLine: Int? = nil) {
    self.name = name
    self.cells = cells
    self.missing = missing
    self.firstMissingLine = firstMissingLine
  }
}

extension RawColumn {
  init(_ column: Column) {
    self.init(
      name: column.name, cells: Cells(column.values), missing: column.missing,
      firstMissingLine: column.firstMissingLine)
  }

  /// The columns of what was read; bytes are numbers here.
  static func all(of dataset: Dataset) -> [RawColumn] {
    let names = dataset.columns
    func name(_ column: Int) -> String { names.indices.contains(column) ? names[column] : "\(column + 1)" }
    switch dataset.features {
    case .columns(let columns): return columns.map { RawColumn($0) }
    case .numbers(let matrix):
      return (0..<matrix.columns).map {
        RawColumn(name: name($0), cells: .matrix(matrix, column: $0))
      }
    case .bytes(let matrix, _):
      return (0..<matrix.columns).map {
        RawColumn(name: name($0), cells: .bytes(matrix, column: $0))
      }
    }
  }

  /// Forgets the cells, so that their memory is free where nobody else holds them.
  mutating func letGo() { cells = .numbers([]) }

  /// Refuses infinity, and NaN where it does not stand for a hole.
  func requireNumbers(of source: String) throws(DataFault) {
    var (count, first) = (0, 0)
    var room: [Double] = []
    for start in stride(from: 0, to: cells.count, by: 4096) {
      cells.copy(start..<min(start + 4096, cells.count), into: &room)
      for (index, value) in room.enumerated()
      where !value.isFinite && !(value.isNaN && cells.mayHaveHoles) {
        if count == 0 { first = start + index }
        count += 1
      }
    }
    guard count == 0 else {
      throw .notFinite(source: source, column: name, count: count, firstRow: first + 1)
    }
  }
}
