import DescentConsole
import DescentFiles
import DescentRuntime
import DescentSyntax
import DescentTerminal

/// A session at a terminal: takes keys, shows what is said above them, and has a thread do the work.
struct TerminalConversation {
  /// Progress is shown at most so often, and what work has said, in seconds.
  static let (livePause, sayingPause) = (0.06, 0.02)

  let thread: SessionThread
  let signals: Signals
  var editor: LineEditor
  var history = History()
  var historyFile = HistoryFile()
  var walk: HistoryWalk?
  /// Bytes of a paste that is still arriving; nil outside one.
  var paste: [UInt8]?
  var painter = ScreenPainter()
  var size = Self.screenSize()
  let isColored: Bool
  /// Whether standard error is shown on the same screen.
  let isErrorShown: Bool
  /// What completion knows of the session.
  var context = Lookup.filled(CompletionContext())

  /// What tells how the work goes.
  var live: [String] = []
  /// The same as it was last drawn.
  var shownLive: [String] = []
  var isLiveStale = false
  var nextLive = 0.0
  var nextSaying = 0.0
  /// Lines that have been typed and wait for the work to end.
  var queue: [String] = []
  /// What is shown below the input until the next key.
  var notes: [String] = []
  /// What has been said and is not on the screen yet.
  var said: [String] = []

  /// How many orders are with the thread.
  var orders = 0
  /// With which status the session ends, once it is to end; the time by which it does, work or no work.
  var end: (status: ExitStatus, deadline: Double?)?
  var hasInput = true
  var isScreenLost = false

  var isWorking: Bool { orders > 0 }

  /// Takes the terminal; nil where it is none that lines can be edited on.
  init?(thread: SessionThread, isColored: Bool) {
    guard let editor = LineEditor(), let signals = Signals(), Keyboard.take() else { return nil }
    (self.thread, self.editor, self.signals, self.isColored) = (thread, editor, signals, isColored)
    isErrorShown = Terminal.isInteractive(.standardError)
  }

  static func screenSize() -> ScreenFrame.Size {
    let size = Keyboard.size
    return ScreenFrame.Size(rows: size.rows, columns: size.columns)
  }

  /// Talks until the session ends.
  mutating func talk() -> ExitStatus {
    redraw()
    begin()
    while !isOver {
      let input: [Int32] = hasInput ? [0] : []
      let ready = Keyboard.wait(
        for: [signals.descriptor, thread.news.descriptor] + input, seconds: secondsToWait)
      if ready.contains(0) { for signal in signals.take() { take(signal) } }
      if ready.contains(1) { for news in thread.news.take() { take(news) } }
      if ready.contains(2) { takeKeys() }
      redraw()
    }
    redrawAll()
    write(painter.clear())
    Keyboard.giveBack()
    return end?.status ?? .done
  }

  private var isOver: Bool {
    guard let end else { return false }
    return !isWorking || end.deadline.map { $0 <= Terminal.seconds() } ?? false
  }

  /// Until when nothing has to be done unless something happens.
  private var secondsToWait: Double? {
    if let deadline = end?.deadline { return deadline - Terminal.seconds() }
    let times = (isLiveStale ? [nextLive] : []) + (said.isEmpty ? [] : [nextSaying])
    return times.min().map { $0 - Terminal.seconds() }
  }

  /// Reads what earlier sessions have left, once the prompt is there.
  private mutating func begin() {
    history = historyFile.read()
    for entry in history.entries { editor.remember(entry) }
    sayHistoryTrouble()
    let config = ConfigFile.blocks()
    if let trouble = config.trouble { said.append("warning: \(trouble)") }
    for order in config.blocks {
      thread.orders.post(order)
      orders += 1
    }
  }

  mutating func sayHistoryTrouble() {
    if let trouble = historyFile.takeTrouble() { said.append("warning: \(trouble)") }
  }

  /// Ends the session when the work in hand has ended, which is asked for.
  ///
  /// - Parameter patience: Seconds after which it ends anyway; nil waits as long as it takes.
  mutating func leave(_ status: ExitStatus, patience: Double? = nil) {
    queue = []
    end = (end?.status ?? status, patience.map { Terminal.seconds() + $0 } ?? end?.deadline)
    if isWorking, thread.stop.wish == .none { thread.stop.wish = .afterStep }
  }
}
