import DescentCatalogue

/// Three species of penguins with words, numbers and holes, built in.
///
/// Source: Horst, Hill and Gorman, "palmerpenguins: Palmer Archipelago penguin data", 2020; CC0.
struct Penguins: DataSource {
  static let card = EntryCard<Penguins>(
    .source, "penguins", synonyms: ["load_penguins", "palmerpenguins"],
    summary: "344 penguins of three species with words, numbers and holes, built in",
    example: "data penguins; prepare impute(median), one_hot, standardize; model mlp [_, 16, _]",
    source: "Horst, Hill and Gorman, 2020, CC0",
    page: CardPage(
      """
      Penguins of three species, 344 of them, with words, numbers and holes, built in. It needs the \
      preparation that real tables need.
      """,
      formula: "4 measures, island and sex, some missing -> one of 3 classes",
      use: "To learn `prepare` on a table that fits on a page. Beyond that it is easy."))

  private static let species = ["Adelie", "Chinstrap", "Gentoo"]

  var shape: DataShape {
    DataShape(
      features: nil, target: .classes(Self.species), rows: 344,
      columns: [
        ColumnShape(name: "island", hasWords: true), ColumnShape(name: "bill_length_mm", hasWords: false),
        ColumnShape(name: "bill_depth_mm", hasWords: false),
        ColumnShape(name: "flipper_length_mm", hasWords: false),
        ColumnShape(name: "body_mass_g", hasWords: false), ColumnShape(name: "sex", hasWords: true),
      ])
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    try Dataset(table: PenguinTable.table(in: library), target: "species", ignore: ["year"])
  }
}
