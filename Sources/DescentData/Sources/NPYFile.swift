import DescentCatalogue
import DescentFiles

/// Arrays that NumPy saved in files of their own.
///
/// Source: NEP 1, "A Simple File Format for NumPy Arrays".
struct NPYFile: DataSource {
  var features: String?
  var target: String?

  static let card = EntryCard<NPYFile>(
    .source, "npy", synonyms: ["NPY", "numpy"],
    summary: "two arrays that NumPy saved: the rows, and what to predict from each",
    example: "data npy(features=\"x.npy\", target=\"y.npy\")",
    source: "NEP 1, A Simple File Format for NumPy Arrays",
    options: [
      .text("features", \.features, synonyms: ["x", "images"], "the file of the rows"),
      .text("target", \.target, synonyms: ["y", "labels"], "the file of what to predict"),
    ],
    page: CardPage(
      """
      Reads the rows from one array that NumPy saved and what to predict from another. A target of at most \
      20 whole numbers is taken for classes, any other for numbers.
      """,
      formula: "features: rows by columns; target: one number a row",
      use: "Arrays that a Python script has prepared. For many arrays in one file there is `npz`."))

  var shape: DataShape { DataShape(features: nil, target: nil, rows: nil) }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let rows = try NumPy.read(library.base + (features ?? ""), in: library)
    return try Dataset(
      named: "npy", features: rows, target: try NumPy.read(library.base + (target ?? ""), in: library))
  }

  func absence(in library: LibraryFiles) -> DataFault? { library.absence(of: [features, target]) }

  func look(into library: LibraryFiles) throws(DataFault) -> DataShape? {
    try load(from: library, seed: 0).shape
  }
}

extension LibraryFiles {
  /// The first of these files that is not there.
  func absence(of names: [String?]) -> DataFault? {
    for path in names.compactMap(\.self).map({ base + $0 }) where files.kind(of: path) == .missing {
      return .file(.notFound(path))
    }
    return nil
  }
}
