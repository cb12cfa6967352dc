import DescentCatalogue
import DescentTensor

/// Round clouds of points, their centres on a circle, neighbours 4 apart.
///
/// Source: after scikit-learn, `make_blobs`, whose centres are drawn at random.
struct Blobs: DataSource {
  var n = 300
  var classes = 3
  var spread = 1.0

  static let card = EntryCard<Blobs>(
    .source, "blobs", synonyms: ["make_blobs", "clusters"],
    summary: "round clouds in the plane, their centres on a circle, neighbours 4 apart",
    example: "data blobs(n=300, classes=4, spread=0.8); model mlp [2, 16, 4]",
    source: "after scikit-learn, make_blobs",
    options: [
      .count("n", \.n, in: ToySet.rowBounds, synonyms: ["n_samples", "rows"], "rows, as many in each cloud"),
      .count("classes", \.classes, in: ToySet.classBounds, synonyms: ["centers"], "clouds"),
      .number(
        "spread", \.spread, in: ToySet.noiseBounds, synonyms: ["noise", "cluster_std", "std"],
        "standard deviation of a cloud in each coordinate"),
    ],
    page: CardPage(
      """
      Round clouds in the plane, their centers on a circle. Neighbors stand 4 apart, so that `spread` says \
      how far they mix.
      """,
      formula: "center_c + spread N(0, 1) in each coordinate",
      use: """
        An easy first problem, and one whose best possible error is known. Straight borders are enough for \
        it.
        """))

  var shape: DataShape {
    DataShape(features: 2, target: .classes((0..<classes).map(String.init)), rows: n)
  }

  func load(from library: LibraryFiles, seed: UInt64) throws(DataFault) -> Dataset {
    let toys = ToySet(name: "blobs", rows: n, noise: spread, seed: seed)
    let radius = 2 / Exact.sin(Double.pi / Double(classes))
    return try toys.plane(classes: (0..<classes).map(String.init), in: library) { place in
      let angle = 2 * Double.pi * Double(place.label) / Double(classes)
      return (radius * Exact.cos(angle), radius * Exact.sin(angle))
    }
  }
}
