import DescentSyntax

/// An option that has been set after its setting was written.
struct SettingChange {
  let entry: EntryInForce
  let option: String
  /// What is told of it while no action has used it: `set schedule.every`.
  let key: String
  let value: Expression
  let statement: Statement

  /// Whether it is of this option in this place.
  func concerns(_ option: String, of other: EntryInForce) -> Bool {
    self.option == option
      && (entry.setting, entry.place, entry.depth) == (other.setting, other.place, other.depth)
  }
}
