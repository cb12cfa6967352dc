import DescentConsole
import DescentFiles
import DescentTerminal

/// The history of all sessions, `$XDG_STATE_HOME/descent/history`, which they share.
struct HistoryFile {
  /// More than this is not read: 10 000 entries are a few hundred kilobytes.
  private static let longest = 1 << 24

  private let log: SharedLog?
  private(set) var trouble: String?
  /// Whether entries may be added: not to a file that is something else.
  private var isOpen = true

  init(path: String? = Self.usual) {
    log = path.map(SharedLog.init)
  }

  private static var usual: String? {
    if let folder = Terminal.variable("XDG_STATE_HOME") { return folder + "/descent/history" }
    return Terminal.variable("HOME").map { $0 + "/.local/state/descent/history" }
  }

  /// The entries of earlier sessions; where they cannot be had, none, and the trouble is told once.
  mutating func read() -> History {
    guard let log else { return History() }
    guard SystemFiles().kind(of: log.path) != .missing else { return History() }
    do {
      let bytes = try SystemFiles().read(log.path, limit: Self.longest)
      do throws(History.Trouble) {
        let history = try History.reading(bytes)
        compact(history, lines: bytes.count { $0 == 0x0A })
        return history
      } catch {
        give(up: "the history `\(log.path)` is left alone: \(error.message)")
      }
    } catch let fault as FileFault {
      give(up: "the history is not read: \(fault.message)")
    } catch {
      give(up: "the history is not read")
    }
    return History()
  }

  /// Adds an entry to the file.
  mutating func add(_ entry: String) {
    guard let log, isOpen else { return }
    do throws(FileFault) {
      try log.append(Array(History.line(for: entry).utf8), heading: Array((History.heading + "\n").utf8))
    } catch {
      give(up: "the history is not kept: \(error.message)")
    }
  }

  /// What has gone wrong, once.
  mutating func takeTrouble() -> String? {
    defer { trouble = nil }
    return trouble
  }

  private mutating func give(up trouble: String) {
    self.trouble = trouble
    isOpen = false
  }

  /// A file that has grown to twice what is kept is written anew, with what others have added by then.
  private func compact(_ history: History, lines: Int) {
    guard let log, lines > 2 * History.most else { return }
    try? log.rewrite(limit: Self.longest) { bytes in
      (try? History.reading(bytes)).map { Array($0.file.utf8) }
    }
  }
}
