import DescentCatalogue
import DescentTensor

/// Arms of a spiral around one centre.
///
/// Source: after Lang and Witbrock, "Learning to tell two spirals apart", 1988; here one turn.
struct Spirals: DataSource {
  var n = 300
  var noise = 0.05
  var classes = 2

  static let card = EntryCard<Spirals>(
    .source, "spirals", synonyms: ["spiral", "two_spirals"],
    summary: "arms of a spiral, one turn around the centre, a class for each",
    example: "data spirals(n=600, classes=3); model mlp [2, 32, 32, 3]",
    source: "Lang and Witbrock, 1988",
    options: [
      .count("n", \.n, in: ToySet.rowBounds, synonyms: ["n_samples", "rows"], "rows, as many on each arm"),
      .number("noise", \.noise, in: ToySet.noiseBounds, "standard deviation added to each coordinate"),
      .count("classes", \.classes, in: ToySet.classBounds, synonyms: ["arms"], "arms"),
    ],
    page: CardPage(
      """
      Arms of a spiral that wind once around the center, a class for each. The border has to wind along.
      """,
      formula: """
        r (cos a, sin a) + noise, r = 0.1 + 0.9 s, s from 0 to 1; \
        a = 2 pi (s + c / classes) for class c
        """,
      use: """
        A hard border in two dimensions, on which depth and optimizers show. One hidden layer of a few \
        units is not enough.
        """))

  var shape: DataShape {
    DataShape(features: 2, target: .classes((0..<classes).map(String.init)), rows: n)
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let toys = ToySet(name: "spirals", rows: n, noise: noise, seed: seed)
    return try toys.plane(classes: (0..<classes).map(String.init), in: library) { place in
      let turn = place.alongClass + Double(place.label) / Double(classes)
      let radius = 0.1 + 0.9 * place.alongClass
      return (radius * Exact.cos(2 * Double.pi * turn), radius * Exact.sin(2 * Double.pi * turn))
    }
  }
}
