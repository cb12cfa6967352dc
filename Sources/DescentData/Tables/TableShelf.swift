import Synchronization

/// Keeps the table that a check has looked into until the run takes it, so that no file is read twice.
package final class TableShelf: Sendable {
  private let kept = Mutex<[String: TwoTables]>([:])

  init() {}

  /// The table of this name if it is there; from then on it is no longer kept.
  func take(_ name: String) -> TwoTables? { kept.withLock { $0.removeValue(forKey: name) } }

  /// Keeps one table, and lets those before it go.
  func put(_ table: TwoTables, as name: String) { kept.withLock { $0 = [name: table] } }
}

/// A table with the rows of its test file behind its own.
struct TwoTables: Sendable {
  let table: Table
  let testRows: Range<Int>?
}
