import DescentCatalogue

/// A narrow valley along a parabola: it is soon found and slowly followed.
///
/// Source: Rosenbrock 1960, The Computer Journal 3, 175.
package struct Rosenbrock: Surface {
  package init() {}

  package static let formula = "(1 - x)^2 + 100*(y - x^2)^2"
  package static let start = PlanePoint(-1.2, 1)
  package static let minima = [PlanePoint(1, 1)]

  package static let card = EntryCard<Self>(
    .surface, "rosenbrock", synonyms: ["banana"],
    summary: summary("a bent valley with a flat floor, the banana"),
    example: "optimizer adam(lr=0.05); minimize rosenbrock for 500 steps",
    source: "Rosenbrock 1960, The Computer Journal 3, 175",
    page: CardPage(
      """
      A narrow valley that bends along a parabola, its floor nearly flat. It is found in a few steps and \
      followed in thousands.
      """,
      formula: "f = (1 - x)^2 + 100 (y - x^2)^2; least: 0 at (1, 1)",
      use: "To compare optimizers on a floor that is slow to walk. Plain descent needs a tiny lr here."))
}
