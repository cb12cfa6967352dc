import DescentCatalogue
import DescentFiles

/// Arrays that NumPy saved together in one file.
///
/// Source: NEP 1, "A Simple File Format for NumPy Arrays"; numpy.savez.
struct NPZFile: DataSource {
  var file: String?
  var features: String?
  var target: String?

  static let card = EntryCard<NPZFile>(
    .source, "npz", synonyms: ["NPZ", "savez"],
    summary: "two arrays of a file that NumPy saved with `savez`: the rows, and what to predict from each",
    example: "data npz(\"mnist.npz\", features=x_train, target=y_train)",
    source: "NEP 1, A Simple File Format for NumPy Arrays; numpy.savez",
    options: [
      .text("file", \.file, synonyms: ["path"], "the path of the file"),
      .column("features", \.features, synonyms: ["x"], "the name of the array of rows"),
      .column("target", \.target, synonyms: ["y", "labels"], "the name of the array of what to predict"),
    ],
    page: CardPage(
      """
      Reads the rows and what to predict from two named arrays of a file that NumPy saved with savez. \
      Either may be compressed.
      """,
      formula: "features: rows by columns; target: one number a row",
      use: """
        Arrays that a Python script has prepared, such as the mnist.npz of Keras. For arrays in files of \
        their own there is `npy`.
        """))

  var shape: DataShape { DataShape(features: nil, target: nil, rows: nil) }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let (path, x, y) = (file ?? "", features ?? "", target ?? "")
    let arrays = try NumPy.archive(library.base + path, only: [x, y], in: library)
    guard let rows = arrays.first(where: { $0.name.hasSuffix(":" + x) }),
      let answers = arrays.first(where: { $0.name.hasSuffix(":" + y) })
    else { throw .noRows(source: path) }
    return try Dataset(named: path, features: rows, target: answers)
  }

  func absence(in library: LibraryFiles) -> DataFault? { library.absence(of: [file]) }

  func look(into library: LibraryFiles) throws(DataFault) -> DataShape? {
    try load(from: library, seed: 0).shape
  }
}
