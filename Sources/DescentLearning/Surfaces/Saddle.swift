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
    source: "Dauphin et al. 2014, arXiv:1406.2572",
    page: CardPage(
      """
      A pass that falls along y and rises along x. Descent slows down before its middle, which is level and \
      no minimum, and then falls away without end.
      """,
      formula: "f = x^2 - y^2; no least value",
      use: """
        To see how long an optimizer lingers at a pass. Runs have to be short, as the way down has no end.
        """))
}
