/// How a table is to be read.
package struct TableOptions: Sendable {
  /// Texts that stand for a missing cell.
  package var missing: [String]
  /// The types of columns whose cells shall not decide them.
  package var types: [String: ColumnType]
  /// Which columns to keep, by name; nil for all.
  package var columns: (@Sendable (String) -> Bool)?

  package init(
    missing: [String] = ["NA", ""], types: [String: ColumnType] = [:],
    columns: (@Sendable (String) -> Bool)? = nil
  ) {
    self.missing = missing
    self.types = types
    self.columns = columns
  }
}
