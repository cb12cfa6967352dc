import DescentCatalogue

/// A bowl with a dent at nearly every whole number, in which descent is caught.
///
/// Source: Rastrigin 1974; Mühlenbein, Schomisch and Born 1991.
package struct Rastrigin: Surface {
  package init() {}

  package static let formula = "20 + x^2 - 10*cos(6.283185307179586*x) + y^2 - 10*cos(6.283185307179586*y)"
  package static let start = PlanePoint(2.3, -1.7)
  package static let minima = [PlanePoint(0, 0)]

  package static let card = EntryCard<Self>(
    .surface, "rastrigin", summary: summary("a bowl full of dents"),
    example: "optimizer momentum(lr=0.02, beta=0.9); minimize rastrigin for 200 steps",
    source: "Rastrigin 1974; Mühlenbein, Schomisch and Born 1991",
    page: CardPage(
      """
      A bowl with a dent at nearly every whole number. Descent is caught in the first one, and only long \
      steps or momentum leave it.
      """,
      formula: "f = 20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y); least: 0 at (0, 0)",
      use: "To see local minima. Losses of networks are seldom like this; there saddles are the trouble."))
}
