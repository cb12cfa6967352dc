import DescentRecipe

/// What is walked down, from where, by what.
package struct DescentFacts: Sendable, Equatable {
  /// As people read it: a formula, behind the surface's name if it has one.
  package let formula: String
  /// As it would be written: `(x=-4, y=1.5)`.
  package let start: String
  package let steps: Int
  package let optimizer: EntryOnPaper
}

/// A point of the way down; step 0 is the start.
package struct PathPoint: Sendable, Equatable {
  /// A variable with its number.
  package struct Coordinate: Sendable, Equatable {
    package let name: String
    package let value: Float
  }

  /// Updates made before.
  package let step: Int
  /// In the order of the statement.
  package let coordinates: [Coordinate]
  /// What the formula, with its penalties, comes to there.
  package let value: Float
  /// The step length of the update that led there; nil at the start.
  package let lr: Double?
}

/// Some points of a way down: the first, then 1, 2, 5, 10, 20, 50 and so on, and the last.
package struct WayDown: Sendable, Equatable {
  package private(set) var steps: [PathPoint] = []
  private var next = 0
  /// Whether the last of them stands there only for being last.
  private var isLastExtra = false

  /// Takes up the next point of the way.
  mutating func add(_ point: PathPoint) {
    if isLastExtra { steps.removeLast() }
    steps.append(point)
    isLastExtra = point.step != next
    if !isLastExtra { next = Self.number(after: next) }
  }

  /// The number after this one in 0, 1, 2, 5, 10, 20, 50 and so on.
  private static func number(after number: Int) -> Int {
    guard number > 0 else { return 1 }
    var power = 1
    while power * 10 <= number { power *= 10 }
    return number / power == 2 ? 5 * power : 2 * number
  }
}
