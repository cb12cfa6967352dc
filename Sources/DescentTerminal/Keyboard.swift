import CTerminal

/// The terminal that the program is typed at.
package enum Keyboard {
  /// Makes the terminal hand over each key at once, unseen; false where there is none.
  package static func take() -> Bool { terminal_take_keys() }

  /// Gives the terminal back as it was found.
  package static func giveBack() { terminal_give_back() }

  /// Stops the process as Ctrl-Z does, until it is continued.
  package static func suspend() { terminal_suspend() }

  /// Rows and columns of the screen; `LINES` and `COLUMNS` where it tells none, 24 and 80 where nothing does.
  package static var size: (rows: Int, columns: Int) {
    var (rows, columns): (Int32, Int32) = (0, 0)
    _ = unsafe terminal_size(1, &rows, &columns)
    return (known(rows, "LINES", 24), known(columns, "COLUMNS", 80))
  }

  private static func known(_ found: Int32, _ name: String, _ usual: Int) -> Int {
    if found > 0 { return Int(found) }
    return Terminal.variable(name).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? usual
  }

  /// What there is to read on standard input; empty at its end, nil where nothing is there yet.
  package static func read() -> [UInt8]? {
    var count: Int64 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { target, taken in
      count = unsafe terminal_read(0, target.baseAddress, target.count)
      taken = max(0, Int(count))
    }
    return count < 0 ? nil : bytes
  }

  /// Waits until some of the descriptors have something to read or have ended, or the time is over.
  ///
  /// - Parameter seconds: How long at most; nil waits as long as it takes.
  /// - Returns: Which of them, by index.
  package static func wait(for descriptors: [Int32], seconds: Double? = nil) -> Set<Int> {
    let milliseconds = seconds.map { Int32(min(max(0, $0 * 1000).rounded(.up), 1e6)) } ?? -1
    let ready = unsafe terminal_wait(descriptors, UInt32(descriptors.count), milliseconds)
    return Set(descriptors.indices.filter { ready & (1 << UInt64($0)) != 0 })
  }

  /// Leaves a text in a file of its own, to be shown or changed by another program.
  ///
  /// - Returns: Its path; nil where none could be written.
  package static func leave(_ text: String, in folder: String, ending: String) -> String? {
    var pattern = Array((folder + "/descent-XXXXXX" + ending).utf8CString)
    let bytes = Array(text.utf8)
    let fault = unsafe terminal_leave_text(&pattern, Int32(ending.utf8.count), bytes, bytes.count)
    return fault == 0 ? unsafe String(cString: pattern) : nil
  }
}
