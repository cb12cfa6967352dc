import DescentCatalogue

/// A formula of `x` and `y` that has a name, for optimizers to walk down.
package protocol Surface: CatalogueEntry {
  /// As a recipe would write it.
  static var formula: String { get }
  /// Where a descent begins unless it is told.
  static var start: PlanePoint { get }
  /// Where it is lowest, with the value 0; empty where it has no floor.
  static var minima: [PlanePoint] { get }
}

/// A point of the plane over which a surface lies.
package struct PlanePoint: Sendable, Equatable {
  package let x: Double
  package let y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// `(x=-4, y=1.5)`.
  package var text: String { "(x=\(Self.text(x)), y=\(Self.text(y)))" }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}

extension Surface {
  /// A card's summary: what it looks like, its formula, where a descent begins and where it is to end.
  static func summary(_ looks: String) -> String {
    let end = minima.isEmpty ? "no lowest point" : "0 at " + minima.map(\.text).joined(separator: ", ")
    return "\(looks): `\(formula)`, from \(start.text); \(end)"
  }
}

/// Every surface that the language can name.
package enum Surfaces {
  package static let all: [any Surface.Type] = [
    Ravine.self, Rosenbrock.self, Himmelblau.self, Rastrigin.self, Beale.self, Saddle.self,
  ]
}
