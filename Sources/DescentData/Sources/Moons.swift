import DescentCatalogue
import DescentTensor

/// Two half circles that reach into each other.
///
/// Source: scikit-learn, `make_moons`.
struct Moons: DataSource {
  var n = 200
  var noise = 0.25

  static let card = EntryCard<Moons>(
    .source, "moons", synonyms: ["make_moons", "two_moons"],
    summary: "two half circles in the plane that reach into each other",
    example: "data moons(n=500, noise=0.1); model mlp [2, 16, 2]",
    source: "scikit-learn, make_moons",
    options: [
      .count("n", \.n, in: ToySet.rowBounds, synonyms: ["n_samples", "rows"], "rows, half of each class"),
      .number("noise", \.noise, in: ToySet.noiseBounds, "standard deviation added to each coordinate"),
    ],
    page: CardPage(
      """
      Two half circles in the plane that reach into each other, a class each. No straight line parts them.
      """,
      formula: "(cos a, sin a) and (1 - cos a, 1/2 - sin a) + noise, a from 0 to pi",
      use: "To watch a bent border being learned, in seconds. It says nothing of data with many columns."))

  private static let classes = ["upper", "lower"]

  var shape: DataShape { DataShape(features: 2, target: .classes(Self.classes), rows: n) }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let toys = ToySet(name: "moons", rows: n, noise: noise, seed: seed)
    return try toys.plane(classes: Self.classes, in: library) { place in
      let angle = Double.pi * place.alongClass
      let (x, y) = (Exact.cos(angle), Exact.sin(angle))
      return place.label == 0 ? (x, y) : (1 - x, 0.5 - y)
    }
  }
}
