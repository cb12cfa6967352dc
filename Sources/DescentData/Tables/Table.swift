/// Columns of numbers or words with holes, as a file has them.
package struct Table: Sendable {
  package let name: String
  package let columns: [Column]
  package let rows: Int
  /// SHA-256 of the content, that of a gzip file inflated, in hexadecimal characters.
  package let digest: String
  /// Where the rows stand in the file.
  package let lines: LineMap
  package let notes: [TableNote]

  package init(
    name: String, columns: [Column], rows: Int, digest: String, lines: LineMap = LineMap(),
    notes: [TableNote] = []
  ) {
    precondition(columns.allSatisfy { $0.values.count == rows }, "each column has a value for each row")
    self.name = name
    self.columns = columns
    self.rows = rows
    self.digest = digest
    self.lines = lines
    self.notes = notes
  }

  /// The column of this name.
  package func column(named name: String) -> Column? { columns.first { $0.name == name } }
}

/// What a reader should know of a table though it is no fault, in one sentence.
package struct TableNote: Sendable, Equatable {
  /// The column that it is about; nil for the whole table.
  package let column: String?
  package let text: String

  package init(column: String? = nil, text: String) {
    self.column = column
    self.text = text
  }
}

/// One column of a table.
package struct Column: Sendable, Equatable {
  package let name: String
  package let values: ColumnValues
  /// As the recipe says it, or as the cells show.
  package let type: ColumnType
  /// How many cells are missing.
  package let missing: Int
  /// The line of the first missing cell, from 1; nil where none is missing.
  package let firstMissingLine: Int?

  package init(
    name: String, values: ColumnValues, type: ColumnType, missing: Int = 0, firstMissingLine: Int? = nil
  ) {
    self.name = name
    self.values = values
    self.type = type
    self.missing = missing
    self.firstMissingLine = firstMissingLine
  }
}

/// The cells of a column, from the first row to the last.
package enum ColumnValues: Sendable, Equatable {
  /// A missing cell is NaN, which no present one is.
  case numbers([Double])
  /// Places in `names`, -1 for a missing cell; names stand by value where all are whole numbers, else by
  /// their bytes.
  case words(codes: [Int32], names: [String])

  package var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .words(let codes, _): codes.count
    }
  }
}

/// What the cells of a column are taken for; the raw values are as recipes write them.
package enum ColumnType: String, CaseIterable, Sendable {
  case number
  case word
  case classes = "class"
}
