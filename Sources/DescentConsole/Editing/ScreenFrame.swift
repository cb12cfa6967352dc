/// The rows at the bottom of the screen that are rewritten in place, with the cursor among them.
package struct ScreenFrame: Equatable, Sendable {
  /// Rows and columns of a screen, at least one of each.
  package struct Size: Equatable, Sendable {
    package var rows: Int
    package var columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = max(1, rows)
      self.columns = max(1, columns)
    }
  }

  package private(set) var rows: [String]
  package private(set) var cursorRow: Int
  package private(set) var cursorColumn: Int

  /// - Parameters:
  ///   - live: What tells how the work goes, above the input.
  ///   - queue: Lines that wait for the work to end, above the input too.
  ///   - input: What is being typed.
  ///   - notes: What is shown below the input.
  ///   - size: The screen's; what does not fit is left out, the input last.
  package init(
    live: [String] = [], queue: [String] = [], input: InputLayout, notes: [String] = [], size: Size,
    isColored: Bool
  ) {
    var room = max(0, size.rows - input.rows.count)
    let below = notes.prefix(room)
    room -= below.count
    let waiting = queue.suffix(room)
    room -= waiting.count
    let above = (live.prefix(room) + waiting).map { ScreenText.fitted($0, to: size.columns) }
    let typed = input.rows.map { $0.drawn(isColored: isColored) }
    rows = above + typed + below.map { ScreenText.fitted($0, to: size.columns) }
    cursorRow = above.count + input.cursorRow
    cursorColumn = min(input.cursorColumn, size.columns - 1)
  }
}

/// What has to be sent so that the bottom of the screen shows a frame.
package struct ScreenPainter: Sendable {
  private var shown: ScreenFrame?

  package init() {}

  /// Puts a frame in the place of the one that is shown, rewriting the rows that differ.
  package mutating func show(_ frame: ScreenFrame) -> String {
    guard frame != shown else { return "" }
    defer { shown = frame }
    guard let old = shown else { return Self.whole(frame) }
    var text = "\r" + Self.up(old.cursorRow)
    for (index, row) in frame.rows.enumerated() {
      if index > 0 { text += "\r\n" }
      if index >= old.rows.count || old.rows[index] != row { text += "\u{1b}[K" + row }
    }
    if old.rows.count > frame.rows.count { text += "\r\n\u{1b}[J" + Self.up(1) }
    return text + Self.home(frame)
  }

  /// Prints lines that stay, above the frame.
  ///
  /// - Parameter text: Whole lines without the last one's end.
  package mutating func say(_ text: String, above frame: ScreenFrame) -> String {
    let cleared = clear()
    shown = frame
    return cleared + text + "\r\n" + Self.whole(frame)
  }

  /// Takes the frame away; the cursor stands where it began.
  package mutating func clear() -> String {
    guard let old = shown else { return "" }
    shown = nil
    return "\r" + Self.up(old.cursorRow) + "\u{1b}[J"
  }

  /// Takes away what is left of the frame on a screen of another width.
  ///
  /// Terminals wrap rows that have become too long, so that the frame begins further up.
  package mutating func clear(atWidth width: Int) -> String {
    guard let old = shown else { return "" }
    shown = nil
    let above = old.rows.prefix(old.cursorRow).reduce(0) {
      $0 + ScreenText.rows(columns: ScreenText.columns(of: $1), width: width)
    }
    return "\r" + Self.up(above + old.cursorColumn / max(1, width)) + "\u{1b}[J"
  }

  private static func whole(_ frame: ScreenFrame) -> String {
    frame.rows.joined(separator: "\r\n") + home(frame)
  }

  /// From the last row to the cursor's place.
  private static func home(_ frame: ScreenFrame) -> String {
    let right = frame.cursorColumn > 0 ? "\u{1b}[\(frame.cursorColumn)C" : ""
    return "\r" + up(frame.rows.count - 1 - frame.cursorRow) + right
  }

  private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1b}[\(rows)A" : "" }
}
