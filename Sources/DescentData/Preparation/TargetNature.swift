/// What a number to predict is; classes are none.
package enum TargetNature: Sendable, Equatable {
  /// It is brought to mean 0 and deviation 1 where columns are.
  case amount
  /// None is below 0, and it stays in its own unit.
  case count
}
