import DescentConsole
import DescentFiles
import DescentTerminal

/// Other programs that the terminal is lent to while they run.
enum Visit {
  private static var temporaryFolder: String { Terminal.variable("TMPDIR") ?? "/tmp" }

  /// Shows a text in `$PAGER`, else in less; false where neither can be had.
  static func pager(_ text: String) -> Bool {
    guard let path = Keyboard.leave(text + "\n", in: temporaryFolder, ending: ".txt") else { return false }
    defer { SystemFiles().remove(path) }
    let script = #"LESS="${LESS--R}" LESSCHARSET="${LESSCHARSET-utf-8}" exec ${PAGER:-less} < "$1""#
    guard let status = lend({ Terminal.run("sh", ["-c", script, "sh", path]) }) else { return false }
    return status != 127 && status != 126
  }

  /// Has a text changed in `$VISUAL`, `$EDITOR` or vi; nil where that has not come about.
  static func editor(_ text: String) -> String? {
    guard let path = Keyboard.leave(text + "\n", in: temporaryFolder, ending: ".train") else { return nil }
    defer { SystemFiles().remove(path) }
    let script = #"${VISUAL:-${EDITOR:-vi}} "$1""#
    guard lend({ Terminal.run("sh", ["-c", script, "sh", path]) }) == 0,
      let bytes = try? SystemFiles().read(path, limit: 1 << 22)
    else { return nil }
    return PastedText.cleaned(bytes)
  }

  private static func lend(_ body: () -> Int?) -> Int? {
    Keyboard.giveBack()
    defer { _ = Keyboard.take() }
    return body()
  }
}
