/// The numbers that an option accepts.
package struct Bounds: Sendable, Equatable {
  package let lower: Double
  package let upper: Double
  package let includesLower: Bool
  package let includesUpper: Bool

  private init(_ lower: Double, _ upper: Double, includesLower: Bool, includesUpper: Bool) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  package static let any = Bounds(-.infinity, .infinity, includesLower: false, includesUpper: false)

  /// This number and those above it.
  package static func atLeast(_ lower: Double) -> Bounds {
    Bounds(lower, .infinity, includesLower: true, includesUpper: false)
  }

  /// Numbers above this one.
  package static func above(_ lower: Double) -> Bounds {
    Bounds(lower, .infinity, includesLower: false, includesUpper: false)
  }

  /// Numbers from the first up to the last, without the last.
  package static func within(_ range: Range<Double>) -> Bounds {
    Bounds(range.lowerBound, range.upperBound, includesLower: true, includesUpper: false)
  }

  /// Numbers between these two, neither of them among them.
  package static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower, upper, includesLower: false, includesUpper: false)
  }

  /// Numbers from the first to the last, both among them.
  package static func within(_ range: ClosedRange<Double>) -> Bounds {
    Bounds(range.lowerBound, range.upperBound, includesLower: true, includesUpper: true)
  }

  /// Whether the number lies inside; never for NaN.
  package func contains(_ number: Double) -> Bool {
    let aboveLower = includesLower ? number >= lower : number > lower
    let belowUpper = includesUpper ? number <= upper : number < upper
    return aboveLower && belowUpper && number.isFinite
  }
}
