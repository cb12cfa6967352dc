import DescentData
import DescentFiles
import DescentTerminal

/// Where files of well-known data sets are looked for.
enum Folders {
  /// The files that a run may read, with half of the memory there is unless told otherwise.
  static func library(memory: Int? = nil) -> LibraryFiles {
    LibraryFiles(files: SystemFiles(), folders: forData(), memoryLimit: memory ?? Terminal.memory / 2)
  }

  /// Where what is fetched is put: `$DESCENT_DATA`, else the XDG data folder, else `./data`.
  static var home: String { Terminal.variable("DESCENT_DATA") ?? xdg ?? "data" }

  /// `$DESCENT_DATA`, `./data`, then the XDG data folder.
  private static func forData() -> [String] {
    [Terminal.variable("DESCENT_DATA"), "data", xdg].compactMap(\.self)
  }

  private static var xdg: String? {
    if let folder = Terminal.variable("XDG_DATA_HOME") { return folder + "/descent" }
    return Terminal.variable("HOME").map { $0 + "/.local/share/descent" }
  }
}
