import DescentCatalogue
import DescentFiles
import DescentTensor

/// Something that a recipe can learn from, by name.
package protocol DataSource: CatalogueEntry {
  /// What is known before anything is read.
  var shape: DataShape { get }

  /// What reading tells, where the files are there; nil where it tells no more than `shape`.
  func look(into library: LibraryFiles) throws(DataFault) -> DataShape?

  /// Reads or makes the data.
  ///
  /// - Parameter seed: The recipe's; only data that is made at random depends on it.
  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset

  /// Why loading will fail for want of files, told without reading them; nil where none are lacking.
  func absence(in library: LibraryFiles) -> DataFault?
}

extension DataSource {
  package func absence(in library: LibraryFiles) -> DataFault? { nil }

  package func look(into library: LibraryFiles) throws(DataFault) -> DataShape? { nil }
}

/// What the rows of a source look like.
package struct DataShape: Equatable, Sendable {
  /// Numbers that a network sees of a row; nil where only reading and preparing tell.
  package let features: Int?
  /// Nil where only reading tells.
  package let target: TargetShape?
  /// All rows, the test part's among them; nil where only reading tells.
  package let rows: Int?
  /// Rows of the source's own test part; 0 where it has none.
  package let testRows: Int
  /// The columns that a preparation can name; nil where there are none, or only reading tells.
  package let columns: [ColumnShape]?
  /// How the features lie in memory, as far as it is known before they are prepared.
  package let form: FeatureForm

  package init(
    features: Int?, target: TargetShape?, rows: Int?, testRows: Int = 0, columns: [ColumnShape]? = nil,
    form: FeatureForm = .numbers
  ) {
    self.features = features
    self.target = target
    self.rows = rows
    self.testRows = testRows
    self.columns = columns
    self.form = form
  }

  /// Whether the source says itself which rows are for testing.
  package var hasTestPart: Bool { testRows > 0 }
}

/// How the features of a row lie in memory until a batch is gathered.
package enum FeatureForm: Equatable, Sendable {
  /// A binary32 each.
  case numbers
  /// A byte each, to be divided when a batch is gathered.
  case bytes(Sparsity)
}

/// A column of features before it is prepared.
package struct ColumnShape: Equatable, Sendable {
  package let name: String
  /// Whether its cells are words; else they are numbers.
  package let hasWords: Bool

  package init(name: String, hasWords: Bool) {
    self.name = name
    self.hasWords = hasWords
  }
}

/// What is to be predicted.
package enum TargetShape: Equatable, Sendable {
  /// One of these classes.
  case classes([String])
  /// A number with this name.
  case number(String)
}

/// Where a source may look for files, and how much it may hold in memory.
package struct LibraryFiles: Sendable {
  package let files: any FileSource
  /// Folders to search, in this order.
  package let folders: [String]
  /// In bytes.
  package let memoryLimit: Int
  /// The folder of the recipe that names a file, as a prefix of its path.
  package var base = ""
  /// Tables that have been looked into and will be read.
  let tables = TableShelf()

  package init(files: any FileSource, folders: [String], memoryLimit: Int) {
    self.files = files
    self.folders = folders
    self.memoryLimit = memoryLimit
  }

  /// The same files, as a recipe in this folder names them.
  package func seen(from folder: String) -> LibraryFiles {
    var library = self
    library.base = folder
    return library
  }

  /// Refuses what would not fit, before it is asked of the system.
  func allow(_ bytes: Int, for source: String) throws(DataFault) {
    guard bytes <= memoryLimit else {
      throw .needsMemory(source: source, bytes: bytes, limit: memoryLimit)
    }
  }
}
