import DescentFiles

/// Measures of three species of penguins with words, numbers and holes, built in.
///
/// Source: Horst, Hill and Gorman, "palmerpenguins: Palmer Archipelago (Antarctica) penguin data", 2020; CC0.
enum PenguinTable {
  /// The table, its columns as published.
  static func table(in library: LibraryFiles) throws(DataFault) -> Table {
    try CSV.table(
      of: CSVText(BuiltIn.penguins.bytes, path: "penguins"), named: "penguins", options: TableOptions(),
      in: library)
  }
}
