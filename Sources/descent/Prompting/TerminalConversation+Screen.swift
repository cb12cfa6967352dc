import DescentConsole
import DescentRuntime
import DescentFiles
import DescentTerminal

extension TerminalConversation {
  /// How many lines of a block stay on the screen when it is entered.
  private static let mostEchoed = 40

  private var frame: ScreenFrame {
    let input = InputLayout(
      prompt: editor.message ?? InputLayout.prompt, text: editor.text, cursor: editor.cursor,
      width: size.columns, height: size.rows)
    let waiting = queue.map { "  then " + TextLines.first(of: $0) }
    return ScreenFrame(
      live: shownLive, queue: waiting, input: input, notes: notes, size: size, isColored: isColored)
  }

  /// Brings the screen up to date with everything that has been said.
  mutating func redrawAll() {
    nextSaying = 0
    redraw()
  }

  /// Brings the screen up to date: what has been said stays, the rest is rewritten.
  mutating func redraw() {
    let now = Terminal.seconds()
    if isLiveStale, now >= nextLive {
      nextLive = now + Self.livePause
      isLiveStale = false
      shownLive = live
    }
    guard !said.isEmpty, now >= nextSaying || !isWorking else { return write(painter.show(frame)) }
    nextSaying = now + Self.sayingPause
    let text = said.joined(separator: "\n")
    said = []
    write(painter.say(text, above: frame))
  }

  /// Shows a text as it was typed, to stay.
  mutating func echo(_ text: String, ending: String = "") {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.count > Self.mostEchoed ? lines.prefix(5).joined(separator: "\n") : text
    let layout = InputLayout(text: shown, cursor: shown.utf8.count, width: size.columns, height: 500)
    var rows = layout.rows.map { $0.drawn(isColored: isColored) }
    if let last = rows.indices.last { rows[last] += ending }
    if lines.count > Self.mostEchoed { rows.append("       … and \(lines.count - 5) lines more") }
    said.append(rows.joined(separator: "\n"))
  }

  /// Takes the size that the screen has now.
  mutating func resize() {
    size = Self.screenSize()
    thread.screen.take(rows: size.rows, columns: size.columns)
    write(painter.clear(atWidth: size.columns))
  }

  mutating func clearScreen() {
    _ = painter.clear()
    write("\u{1b}[H\u{1b}[2J")
  }

  /// A terminal that cannot be written to has gone: that ends the session, and nothing else.
  mutating func write(_ text: String) {
    guard !text.isEmpty, !isScreenLost else { return }
    do throws(FileFault) {
      try Output.write(Array(text.utf8), to: 1)
    } catch {
      isScreenLost = true
      leave(.stopped, patience: 2)
    }
  }

  /// Lends the terminal to another program; keys that interrupt that one are none for this.
  mutating func lend<Answer>(_ body: () -> Answer) -> Answer {
    redrawAll()
    write(painter.clear())
    let answer = body()
    for signal in signals.take() where signal != .interrupt { take(signal) }
    resize()
    return answer
  }
}
