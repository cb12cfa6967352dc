import DescentCatalogue

/// Flat in the middle and very steep at the corners.
///
/// Source: Beale 1958; Moré, Garbow and Hillstrom 1981, problem 5.
package struct Beale: Surface {
  package init() {}

  package static let formula = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2"
  package static let start = PlanePoint(1, 1)
  package static let minima = [PlanePoint(3, 0.5)]

  package static let card = EntryCard<Self>(
    .surface, "beale", summary: summary("flat ground between steep walls"),
    example: "optimizer adam(lr=0.1); minimize beale for 300 steps",
    source: "Beale 1958; Moré, Garbow and Hillstrom 1981, problem 5",
    page: CardPage(
      """
      Flat ground between steep walls, with sharp corners. Where the gradient is small steps are short, and \
      where it is large they fly off.
      """,
      formula: """
        f = (1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2; \
        least: 0 at (3, 0.5)
        """,
      use: "To see what adaptive steps are good for. Plain descent needs a small lr and much patience."))
}
