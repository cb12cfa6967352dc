import DescentFiles

/// Where a run writes its files, and first looks for models.
package struct OutputFolder: Sendable {
  package let files: any FileTarget
  /// Empty for the current folder.
  package let path: String

  /// - Parameter path: Made when something is written, if it is not there; empty for the current folder.
  package init(files: any FileTarget = SystemFiles(), path: String = "") {
    self.files = files
    self.path = path
  }

  /// Writes a file; a path that leads out of the folder has been allowed before.
  package func place(_ bytes: [UInt8], at name: String) throws(FileFault) {
    let (folder, name) = parts(of: name)
    try files.place(bytes, at: name, below: folder)
  }

  /// Finds out whether a file of so many bytes could be written.
  func tryPlacing(count: Int, at name: String) throws(FileFault) {
    let (folder, name) = parts(of: name)
    try files.tryPlacing(count: count, at: name, below: folder)
  }

  private func parts(of name: String) -> (folder: String, name: String) {
    let leadsOut = name.hasPrefix("/") || name.split(separator: "/").contains("..")
    guard leadsOut, let slash = name.lastIndex(of: "/") else { return (path, name) }
    let folder = String(name[...slash])
    return (name.hasPrefix("/") ? folder : whole(folder), String(name[name.index(after: slash)...]))
  }

  /// A path below it as seen from where the program runs.
  func whole(_ name: String) -> String {
    if name.hasPrefix("/") { return name }
    return path.isEmpty || path.hasSuffix("/") ? path + name : path + "/" + name
  }
}
