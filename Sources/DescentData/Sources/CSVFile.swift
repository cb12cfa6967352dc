import DescentCatalogue
import DescentFiles

/// A table of words and numbers in a text file.
///
/// Source: RFC 4180.
struct CSVFile: DataSource {
  var file: String?
  var target: String?
  var features: [String]?
  var ignore: [String]?
  /// Another file with the rows to test on.
  var test: String?
  var types: [ColumnClaim]?
  var missing: [String]?

  static let card = EntryCard<CSVFile>(
    .source, "csv", synonyms: ["read_csv", "CSV", "table"],
    summary: "a table in a file of comma-separated values, its first line the names of the columns",
    example: "data csv(\"penguins.csv\", target=species, ignore=[year])", source: "RFC 4180",
    options: [
      .text("file", \.file, synonyms: ["path", "filename"], "the path of the file, plain or gzipped"),
      .column("target", \.target, synonyms: ["label", "y", "target_column"], "the column to predict"),
      .columns("features", \.features, synonyms: ["usecols", "x"], "the columns to predict it from"),
      .columns(
        "ignore", \.ignore, synonyms: ["drop", "exclude"], "or those that are left out, the target aside"),
      .text(
        "test", \.test, synonyms: ["test_file"], "a file with the same columns whose rows are to test on"
      ).optional,
      .columnClaims("types", \.types, synonyms: ["dtype"], "what columns are taken for: `class` or `number`"),
      .texts(
        "missing", \.missing, synonyms: ["na_values"], "what stands for a missing cell, besides none: NA"),
    ],
    page: CardPage(
      """
      Reads a table from a text file whose first line names its columns. Columns of words and targets of \
      few whole numbers are taken for classes, all else for numbers, unless `types` says otherwise.
      """,
      formula: "name,name,...; value,value,...; fields in double quotes may hold commas and new lines",
      use: """
        Data of your own. Name the target, and prepare what is no number: `prepare impute(median), one_hot, \
        standardize`.
        """))

  /// Only the file tells.
  var shape: DataShape {
    DataShape(features: nil, target: nil, rows: nil, testRows: test == nil ? 0 : 1)
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    if let kept = library.tables.take(key(in: library)) { return try dataset(of: kept) }
    return try dataset(of: read(from: library))
  }

  func absence(in library: LibraryFiles) -> DataFault? {
    library.absence(of: [file, test])
  }

  func look(into library: LibraryFiles) throws(DataFault) -> DataShape? {
    let read = try self.read(from: library)
    guard read.table.rows > 0 else { throw .noRows(source: read.table.name) }
    let shape = try dataset(of: read).shape
    library.tables.put(read, as: key(in: library))
    return shape
  }

  private func key(in library: LibraryFiles) -> String { "\(library.base) \(self)" }

  private func read(from library: LibraryFiles) throws(DataFault) -> TwoTables {
    var options = TableOptions()
    if let missing { options.missing = missing }
    for claim in types ?? [] { options.types[claim.column] = ColumnType(rawValue: claim.type) }
    if let features {
      let wanted = Set(features + [target].compactMap(\.self))
      options.columns = { wanted.contains($0) }
    }
    let path = file ?? ""
    let main = try CSV.read(library.base + path, named: path, options: options, in: library)
    guard let test else { return TwoTables(table: main, testRows: nil) }
    let second = try CSV.read(library.base + test, named: test, options: options, in: library)
    return TwoTables(table: try main.followed(by: second), testRows: main.rows..<main.rows + second.rows)
  }

  private func dataset(of read: TwoTables) throws(DataFault) -> Dataset {
    let claim = types?.first { $0.column == target }?.type
    return try Dataset(
      table: read.table, testRows: read.testRows, target: target ?? "", features: features, ignore: ignore,
      as: claim == "class" ? .classes : claim == "number" ? .number : nil)
  }
}
