import DescentData
import DescentFiles
import DescentTerminal

/// Where files of well-known data sets are looked for.
enum Folders {
  /// The files that a run may read, with half of the memory there is unless told otherwise.
  static func library(memory: Int? = nil) -> LibraryFiles {
    LibraryFiles(files: SystemFiles(), folders: forData(), memoryLimit: memory ?? Terminal.memory / 2)
  }

  /// `$DESCENT_DATA`, `./data`, then the XDG data folder.
  private static func forData() -> [String] {
    var folders: [String] = []
    if let given = Terminal.variable("DESCENT_DATA") { folders.append(given) }
    folders.append("data")
    if let xdg = Terminal.variable("XDG_DATA_HOME") {
      folders.append(xdg + "/descent")
    } else if let home = Terminal.variable("HOME") {
      folders.append(home + "/.local/share/descent")
    }
    return folders
  }
}
