import DescentCatalogue

/// Four equal minima: which one is reached depends on the start and on the step.
///
/// Source: Himmelblau 1972, Applied Nonlinear Programming.
package struct Himmelblau: Surface {
  package init() {}

  package static let formula = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
  package static let start = PlanePoint(0, 0)
  package static let minima = [
    PlanePoint(3, 2), PlanePoint(-2.805118, 3.131313), PlanePoint(-3.77931, -3.283186),
    PlanePoint(3.584428, -1.848127),
  ]

  package static let card = EntryCard<Self>(
    .surface, "himmelblau", summary: summary("four hollows of one depth"),
    example: "optimizer sgd(lr=0.01); minimize himmelblau for 100 steps",
    source: "Himmelblau 1972, Applied Nonlinear Programming",
    page: CardPage(
      """
      Four hollows of one depth around a hill. Which one is reached hangs on the start, on lr and on \
      momentum.
      """,
      formula: "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2; least: 0 at (3, 2) and three other places",
      use: """
        To see that the way decides where a descent ends. It is no measure of how good an optimizer is, as \
        all ends are equal.
        """))
}
