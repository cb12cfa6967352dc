import DescentCatalogue
import DescentFiles

/// Something that a recipe can learn from, by name.
package protocol DataSource: CatalogueEntry {
  /// What is known before anything is read.
  var shape: DataShape { get }

  /// Reads or makes the data.
  ///
  /// - Parameter seed: The recipe's; only data that is made at random depends on it.
  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset

  /// Why loading will fail for want of files, told without reading them; nil where none are lacking.
  func absence(in library: LibraryFiles) -> DataFault?
}

extension DataSource {
  package func absence(in library: LibraryFiles) -> DataFault? { nil }
}

/// What the rows of a source look like.
package struct DataShape: Equatable, Sendable {
  package let features: Int
  package let target: TargetShape
  /// All rows, the test part's among them; nil where only reading tells.
  package let rows: Int?
  /// Rows of the source's own test part; 0 where it has none.
  package let testRows: Int

  package init(features: Int, target: TargetShape, rows: Int?, testRows: Int = 0) {
    self.features = features
    self.target = target
    self.rows = rows
    self.testRows = testRows
  }

  /// Whether the source says itself which rows are for testing.
  package var hasTestPart: Bool { testRows > 0 }
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

  package init(files: any FileSource, folders: [String], memoryLimit: Int) {
    self.files = files
    self.folders = folders
    self.memoryLimit = memoryLimit
  }

  /// Refuses what would not fit, before it is asked of the system.
  func allow(_ bytes: Int, for source: String) throws(DataFault) {
    guard bytes <= memoryLimit else {
      throw .needsMemory(source: source, bytes: bytes, limit: memoryLimit)
    }
  }
}
