import DescentCatalogue

/// A pass: level at its middle, which is no minimum.
///
/// Source: Dauphin et al. 2014, arXiv:1406.2572.
package struct Saddle: Surface {
  package init() {}

  package static let formula = "x^2 - y^2"
  package static let start = PlanePoint(-2, 0.01)
  package static let minima: [PlanePoint] = []

  package static let card = EntryCard<Self>(
    .surface, "saddle", summary: summary("down to the pass along x and away from it along y"),
    example: "optimizer sgd(lr=0.1); minimize saddle for 40 steps",
    source: "Dauphin et al. 2014, arXiv:1406.2572")
}
