import DescentCatalogue
import DescentFiles
import DescentTensor

/// Measures of three species of iris, built in.
///
/// Source: Fisher, "The use of multiple measurements in taxonomic problems", 1936;
/// UCI Machine Learning Repository, doi:10.24432/C56C76; CC BY 4.0.
struct Iris: DataSource {
  static let card = EntryCard<Iris>(
    .source, "iris", synonyms: ["load_iris"],
    summary: "four lengths of 150 iris flowers of three species, built in",
    example: "data iris; model mlp [4, 16, 3]",
    source: "Fisher, 1936; UCI Machine Learning Repository, doi:10.24432/C56C76, CC BY 4.0",
    page: CardPage(
      """
      Four lengths of 150 iris flowers of three species, built in. One species lies apart, the other two \
      touch.
      """,
      formula: "4 lengths in cm -> one of 3 classes",
      use: """
        The first table of every lecture. Its test part has 15 rows, so that accuracy moves in steps of 7 \
        percent.
        """))

  private static let columns = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
  private static let species = ["setosa", "versicolor", "virginica"]

  var shape: DataShape {
    DataShape(
      features: Self.columns.count, target: .classes(Self.species), rows: 150,
      columns: Self.columns.map { ColumnShape(name: $0, hasWords: false) })
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let text = BuiltIn.iris.bytes
    let lines = text.split(separator: UInt8(ascii: "\n"))
    let lengths = try Matrix.zeros(rows: lines.count, columns: Self.columns.count)
    let labels = try LabelBuffer.of(lines.count)
    for (row, line) in lines.enumerated() {
      let cells = line.split(separator: UInt8(ascii: " ")).map(Self.wholeNumber)
      precondition(cells.count == Self.columns.count + 1, "a line of the built-in iris has five numbers")
      for (column, tenths) in cells.dropLast().enumerated() {
        lengths[row, column] = Float(tenths) / 10
      }
      labels[row] = Int32(cells[Self.columns.count])
    }
    return Dataset(
      name: "iris", features: .numbers(lengths), target: .classes(labels, names: Self.species),
      columns: Self.columns, digest: SHA256.hex(of: text))
  }

  private static func wholeNumber(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }
}
