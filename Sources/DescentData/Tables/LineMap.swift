/// The lines of a text on which the rows of its table begin.
///
/// The header stands on line 1 and row 0 on line 2 unless blank lines or cells of several lines come before.
package struct LineMap: Sendable, Equatable {
  /// From this row on, a row stands so many lines further down than its number.
  private struct Shift: Sendable, Equatable {
    let row: Int32
    let lines: Int32
  }

  private var shifts: [Shift] = []

  package init() {}

  /// The line of a row that counts from 0; lines count from 1.
  package func line(ofRow row: Int) -> Int {
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(shifts[middle].row) <= row { low = middle + 1 } else { high = middle }
    }
    return row + 2 + (low > 0 ? Int(shifts[low - 1].lines) : 0)
  }

  /// Notes the line of the next row.
  mutating func note(row: Int, line: Int) {
    let shift = Int32(clamping: line - row - 2)
    guard shift != shifts.last?.lines ?? 0 else { return }
    shifts.append(Shift(row: Int32(clamping: row), lines: shift))
  }
}
