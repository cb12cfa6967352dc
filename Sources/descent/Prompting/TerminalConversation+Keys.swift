import DescentConsole
import DescentRuntime
import DescentSyntax
import DescentTerminal

extension TerminalConversation {
  /// Ctrl-C and Ctrl-Z.
  private static let (interruptKey, suspendKey): (UInt8, UInt8) = (0x03, 0x1A)
  private static let endOfPaste: [UInt8] = Array("\u{1b}[201~".utf8)

  /// Takes the keys that have been typed.
  mutating func takeKeys() {
    guard let bytes = Keyboard.read() else { return }
    guard !bytes.isEmpty else {
      hasInput = false
      return leave(.stopped, patience: 2)
    }
    var rest = bytes[...]
    while !rest.isEmpty, end == nil {
      rest = paste == nil ? typed(rest) : pasted(rest)
    }
  }

  /// Takes keys up to the first wish; what is left.
  private mutating func typed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let keys = bytes.prefix { $0 != Self.interruptKey && $0 != Self.suspendKey }
    guard !keys.isEmpty else {
      take(bytes.first == Self.interruptKey ? .interrupt : .suspend)
      return bytes.dropFirst()
    }
    let (wish, taken) = editor.type(keys)
    if wish != .complete { notes = [] }
    if let wish { fulfil(wish) }
    return bytes.dropFirst(max(1, taken))
  }

  private mutating func fulfil(_ wish: LineEditor.Wish) {
    switch wish {
    case .accept: accept()
    case .complete: complete()
    case .earlier: goEarlier()
    case .later: goLater()
    case .paste: paste = []
    case .clearScreen: clearScreen()
    case .edit: edit(editor.text)
    case .leave: leave(.done)
    }
  }

  /// Takes pasted bytes up to the end of the paste; what is left.
  private mutating func pasted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard var collected = paste else { return bytes }
    // A paste whose end is lost must not hold the keyboard.
    if let interrupt = bytes.firstIndex(of: Self.interruptKey) {
      paste = nil
      return bytes[interrupt...]
    }
    // The end may have come in two pieces.
    let from = max(0, collected.count - Self.endOfPaste.count + 1)
    collected += bytes
    guard let end = collected[from...].firstRange(of: Self.endOfPaste) else {
      paste = collected
      return []
    }
    paste = nil
    notes = []
    editor.insert(PastedText.cleaned(Array(collected[..<end.lowerBound])))
    return bytes.suffix(collected.count - end.upperBound)
  }

  /// Enter: a block that is whole is done, any other goes on in another line.
  private mutating func accept() {
    let text = editor.text
    guard OpenEnd.of(text) == nil else { return editor.insert("\n") }
    editor.reset()
    walk = nil
    guard text.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) else { return echo(text) }
    remember(text)
    guard let edited = Self.textToEdit(text) else { return submit(text) }
    edit(edited.isEmpty ? history.entries.last { Self.textToEdit($0) == nil } ?? "" : edited)
  }

  /// Has a block done, now or when the work in hand has ended.
  private mutating func submit(_ text: String) {
    if isWorking { queue.append(text) } else { start(text) }
  }

  /// Keeps a block for later sessions too.
  private mutating func remember(_ text: String) {
    guard history.add(text) else { return }
    editor.remember(text)
    historyFile.add(text)
    sayHistoryTrouble()
  }

  /// What `.edit` is to open, which is nothing where it names nothing; nil for any other line.
  private static func textToEdit(_ text: String) -> String? {
    let line = text.drop { $0 == " " || $0 == "\t" }
    guard line.hasPrefix(".edit") else { return nil }
    let rest = line.dropFirst(".edit".count)
    guard rest.first.map({ $0 == " " || $0 == "\n" || $0 == "\t" }) ?? true else { return nil }
    return String(rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" })
  }

  /// Has a text changed in an editor, then does what has come back.
  private mutating func edit(_ text: String) {
    editor.reset()
    guard let changed = lend({ Visit.editor(text) }) else {
      return said.append("note: the editor has left nothing to be done")
    }
    guard changed.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) else { return }
    remember(changed)
    submit(changed)
  }

  /// Up: to the line above, the queued line that was typed last, or an earlier entry.
  private mutating func goEarlier() {
    let (text, cursor) = (editor.text, editor.cursor)
    if !isWalking(text, cursor) {
      if let above = TextLines.above(cursor, in: text) { return editor.move(to: above) }
      if text.isEmpty, let waiting = queue.popLast() { return editor.replace(with: waiting) }
      walk = HistoryWalk(from: text, cursor: cursor, in: history)
    }
    if walk?.goEarlier(in: history) == true { editor.replace(with: walk?.shown ?? text) }
  }

  /// Down: back on the same way.
  private mutating func goLater() {
    let (text, cursor) = (editor.text, editor.cursor)
    guard isWalking(text, cursor) else {
      if let below = TextLines.below(cursor, in: text) { editor.move(to: below) }
      return
    }
    if walk?.goLater(in: history) == true { editor.replace(with: walk?.shown ?? text) }
  }

  /// Whether nothing has been done since the last step of a walk through the history.
  private func isWalking(_ text: String, _ cursor: Int) -> Bool {
    walk?.shown == text && cursor == text.utf8.count
  }
}
