import DescentCatalogue

/// The valley in which plain descent zigzags and momentum rolls.
///
/// Source: Polyak 1964, the quadratic of condition 25.
package struct Ravine: Surface {
  package init() {}

  package static let formula = "0.5*(x^2 + 25*y^2)"
  package static let start = PlanePoint(-4, 1.5)
  package static let minima = [PlanePoint(0, 0)]

  package static let card = EntryCard<Self>(
    .surface, "ravine", synonyms: ["valley"],
    summary: summary("a valley, steep across and flat along"),
    example: "optimizer sgd(lr=0.07); minimize ravine for 50 steps",
    source: "Polyak 1964, the quadratic of condition 25")
}
