import CPseudoTerminal
import Foundation
import Testing

/// The program on a pseudo-terminal, with somebody who types and reads the screen.
final class TypedSession {
  private var terminal: Int32
  private let process: pid_t
  private(set) var screen: ScreenModel
  /// All that the program has sent.
  private(set) var sent: [UInt8] = []
  private var status: Int32?

  /// The terminal's modes before the program has seen it.
  let modesBefore: String

  /// - Parameter environment: Added to a path, a home and a kind of terminal, which is all that is passed on.
  init(
    in folder: Folder, rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
  ) throws {
    terminal = pseudo_open(Int32(rows), Int32(columns))
    screen = ScreenModel(rows: rows, columns: columns)
    modesBefore = Self.modes(of: terminal)
    let basic = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.url.path,
      "TERM": "xterm-256color", "TMPDIR": folder.url.path,
    ]
    let variables = basic.merging(environment) { $1 }.map { strdup("\($0)=\($1)") } + [nil]
    let words = [strdup(Program.path), nil]
    defer { for text in variables + words { free(text) } }
    let child = pseudo_start(terminal, folder.url.path, words, variables)
    guard child > 0 else { throw CocoaError(.executableNotLoadable) }
    process = child
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(terminal)
  }

  /// The terminal's modes as they are now.
  var modes: String { Self.modes(of: terminal) }

  private static func modes(of terminal: Int32) -> String {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return "gone" }
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag) \(modes.c_cc)"
  }

  func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    pseudo_resize(terminal, Int32(rows), Int32(columns))
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Takes the terminal away.
  func hangUp() {
    close(terminal)
    terminal = -1
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  /// Types bytes, and reads what comes meanwhile.
  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    for _ in 0..<20_000 where !rest.isEmpty {
      let written = rest.withUnsafeBufferPointer { write(terminal, $0.baseAddress, $0.count) }
      if written > 0 { rest = rest.dropFirst(written) }
      read(milliseconds: written > 0 ? 0 : 1)
    }
  }

  func paste(_ text: String) { type("\u{1b}[200~" + text + "\u{1b}[201~") }

  /// Reads what the program has sent, waiting for it so long.
  private func read(milliseconds: Int32) {
    var watched = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Foundation.read(terminal, &bytes, bytes.count)
    guard count > 0 else {
      usleep(1_000)
      return
    }
    sent += bytes[..<count]
    screen.take(Array(bytes[..<count]))
  }

  /// Waits until the screen is as it should be; false where it has not become so in twenty seconds.
  func waits(until holds: (ScreenModel) -> Bool) -> Bool {
    let deadline = Date() + 20
    while !holds(screen) {
      guard Date() < deadline else {
        Issue.record("after twenty seconds the screen shows:\n\(screen.text)")
        return false
      }
      read(milliseconds: 20)
    }
    return true
  }

  /// Waits for an empty prompt, with nothing said below it.
  func waitsForPrompt() -> Bool {
    waits { $0.current == "descent>" && $0.column == 9 }
  }

  func waits(for text: String) -> Bool { waits { $0.text.contains(text) } }

  /// Waits for the program's end: its exit status, nil where it has not ended in so many seconds by itself.
  func end(within seconds: Double = 20) -> Int32? {
    let deadline = Date() + seconds
    while Date() < deadline {
      read(milliseconds: 1)
      var left: Int32 = 0
      guard waitpid(process, &left, WNOHANG) == process else { continue }
      while case let count = sent.count, read(milliseconds: 1) == (), sent.count > count {}
      status = left
      return left & 0x7F == 0 ? (left >> 8) & 0xFF : nil
    }
    return nil
  }
}
