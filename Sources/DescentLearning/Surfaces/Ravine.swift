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
    source: "Polyak 1964, the quadratic of condition 25",
    page: CardPage(
      """
      A valley that is twenty-five times steeper across than along. Plain descent zigzags from wall to \
      wall, momentum rolls down its length.
      """,
      formula: "f = (x^2 + 25 y^2) / 2; least: 0 at (0, 0)",
      use: "To see why momentum helps. Above an lr of 0.08 plain `sgd` flies off."))
}
