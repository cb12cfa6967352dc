import Synchronization

/// The size of the screen, kept up by the thread that has the terminal and looked at by the one that works.
package final class ScreenSize: Sendable {
  private let rowCount: Atomic<Int>
  private let columnCount: Atomic<Int>

  package init(rows: Int, columns: Int) {
    rowCount = Atomic(max(1, rows))
    columnCount = Atomic(max(1, columns))
  }

  package var rows: Int { rowCount.load(ordering: .relaxed) }
  package var columns: Int { columnCount.load(ordering: .relaxed) }

  /// Takes the size that the screen has now.
  package func take(rows: Int, columns: Int) {
    rowCount.store(max(1, rows), ordering: .relaxed)
    columnCount.store(max(1, columns), ordering: .relaxed)
  }
}
