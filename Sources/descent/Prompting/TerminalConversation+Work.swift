import DescentConsole
import DescentRuntime
import DescentTerminal

extension TerminalConversation {
  /// Has a block done; it stands above what comes of it.
  mutating func start(_ text: String) {
    echo(text)
    thread.stop.wish = .none
    thread.orders.post(.init(block: text, place: nil))
    orders += 1
  }

  /// Takes what the work has to tell.
  mutating func take(_ news: SessionThread.News) {
    switch news {
    case .said(let said): show(said)
    case .standing(let context): self.context = Lookup.filled(context)
    case .ended(let reply): finish(reply)
    }
  }

  private mutating func show(_ words: Said) {
    guard words.channel != .live, words.channel != .picture else {
      live = words.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      isLiveStale = true
      return
    }
    if !isErrorShown, words.channel == .commentary { return Desk.complain(ScreenText.plain(words.text)) }
    guard isForPager(words.text) else { return said.append(words.text) }
    if !lend({ Visit.pager(words.text) }) { said.append(words.text) }
  }

  /// Whether a text is higher than the screen, and the screen such that a pager is of use.
  private func isForPager(_ text: String) -> Bool {
    !isLeaving && size.rows >= 5 && size.columns >= 20
      && ScreenText.rows(of: text, width: size.columns) > size.rows
  }

  private var isLeaving: Bool { end != nil }

  /// A picture of several lines stays as it was last; a line of progress has had its time.
  private mutating func finish(_ reply: Reply) {
    orders -= 1
    if live.count > 1 { said.append(live.joined(separator: "\n")) }
    (live, shownLive, isLiveStale) = ([], [], false)
    if reply.isLast { return leave(reply.status) }
    guard !isWorking, !isLeaving, !queue.isEmpty else { return }
    start(queue.removeFirst())
  }

  /// Answers a signal.
  mutating func take(_ signal: Signals.Signal) {
    switch signal {
    case .interrupt: interrupt()
    case .terminate, .hangUp: leave(.stopped, patience: 2)
    case .resize: resize()
    case .suspend: suspend()
    case .resume:
      Keyboard.giveBack()
      _ = Keyboard.take()
      resize()
    }
  }

  /// Ctrl-C: stops the work after its step, then at once; where there is none, gives up the line.
  private mutating func interrupt() {
    paste = nil
    notes = []
    guard isWorking else {
      echo(editor.text, ending: "^C")
      walk = nil
      return editor.reset()
    }
    switch thread.stop.wish {
    case .none:
      thread.stop.wish = .afterStep
      said.append("stopping after this step (once more stops at once)" + dropped)
      queue = []
    case .afterStep:
      thread.stop.wish = .atOnce
      said.append("stopping at once")
    case .atOnce: break
    }
  }

  private var dropped: String {
    switch queue.count {
    case 0: ""
    case 1: "; the line that was waiting is dropped"
    default: "; the \(queue.count) lines that were waiting are dropped"
    }
  }

  private mutating func suspend() {
    write(painter.clear())
    Keyboard.giveBack()
    Keyboard.suspend()
    _ = Keyboard.take()
    resize()
  }
}
