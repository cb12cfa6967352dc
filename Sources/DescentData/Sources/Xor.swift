import DescentCatalogue

/// The corners of the unit square: the class is whether exactly one coordinate is 1.
///
/// Source: Minsky and Papert, "Perceptrons", 1969.
struct Xor: DataSource {
  var n = 200
  var noise = 0.15

  static let card = EntryCard<Xor>(
    .source, "xor", summary: "clouds around the corners of the unit square, opposite ones of one class",
    example: "data xor; model mlp [2, 8, 2]",
    source: "Minsky and Papert, Perceptrons, 1969",
    options: [
      .count(
        "n", \.n, in: ToySet.rowBounds, synonyms: ["n_samples", "rows"], "rows, a quarter at each corner"),
      .number("noise", \.noise, in: ToySet.noiseBounds, "standard deviation added to each coordinate"),
    ],
    page: CardPage(
      """
      Clouds around the corners of the unit square, opposite corners being of one class. It is the problem \
      that no single layer solves.
      """,
      formula: "(i, j) + noise, class i xor j, i and j 0 or 1",
      use: """
        To see what a hidden layer is for. Two hidden units can do it and often get stuck; eight seldom do.
        """))

  private static let classes = ["0", "1"]

  var shape: DataShape { DataShape(features: 2, target: .classes(Self.classes), rows: n) }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let toys = ToySet(name: "xor", rows: n, noise: noise, seed: seed)
    return try toys.plane(classes: Self.classes, in: library) { place in
      let first = place.indexInClass % 2
      return (Double(first), Double(first ^ place.label))
    }
  }
}
