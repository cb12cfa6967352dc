import CTerminal

/// The process's own surroundings: signals, screen, clock, environment.
package enum Terminal {
  /// Where text can be shown.
  package enum Screen: Int32, Sendable {
    case standardOutput = 1
    case standardError = 2
  }

  /// Turns signals into wishes and traps into one line; once, at the start.
  package static func takeSignals() { terminal_take_signals() }

  /// Says that from here on somebody looks whether a stop is requested; before, a signal ends the process.
  package static func beginWork() { terminal_begin_work() }

  /// Whether the user or the system has asked for an end.
  package static var isStopRequested: Bool { terminal_stop_requested() }

  /// Forgets that an end has been asked for.
  package static func takeBackStop() { terminal_take_back_stop() }

  /// Whether text there can be taken back and coloured.
  package static func isInteractive(_ screen: Screen) -> Bool { terminal_is_interactive(screen.rawValue) }

  /// Whether keys that move a cursor can be typed at standard input.
  package static var isInput: Bool { terminal_is_interactive(0) }

  /// Whether somebody types at standard input and reads standard output, on a terminal of any kind.
  package static var isTyped: Bool { terminal_is_any(0) && terminal_is_any(1) }

  /// Columns of the screen; `COLUMNS` where it is given, 80 where nothing is known.
  package static func columns(_ screen: Screen) -> Int {
    if let given = variable("COLUMNS").flatMap({ Int($0) }), given > 0 { return given }
    let found = Int(terminal_columns(screen.rawValue))
    return found > 0 ? found : 80
  }

  /// Seconds of a clock that only goes forward.
  package static func seconds() -> Double { terminal_seconds() }

  /// Processors that this process may use.
  package static var processors: Int { Int(terminal_processors()) }

  /// Bytes of memory that the machine leaves to this process.
  package static var memory: Int { Int(terminal_memory()) }

  /// A variable of the environment; nil where it is missing or empty.
  package static func variable(_ name: String) -> String? {
    guard let text = unsafe terminal_variable(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }

  /// Runs a program found by its name, its output on this screen, and waits for its end.
  ///
  /// - Returns: Its exit status; nil where it could not be started.
  package static func run(_ program: String, _ arguments: [String]) -> Int? {
    let words = ([program] + arguments).map { Array($0.utf8CString) }
    let status = unsafe Self.lend(words, from: 0, []) { unsafe terminal_run($0[0], $0) }
    return status < 0 ? nil : Int(status)
  }

  /// Lends the words as C wants them, each kept where it is until the body has ended.
  private static func lend(
    _ words: [[CChar]], from place: Int, _ lent: [UnsafeMutablePointer<CChar>?],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
  ) -> Int32 {
    guard place < words.count else { return unsafe body(lent + [nil]) }
    var word = words[place]
    return unsafe word.withUnsafeMutableBufferPointer {
      unsafe lend(words, from: place + 1, lent + [$0.baseAddress], body)
    }
  }
}
