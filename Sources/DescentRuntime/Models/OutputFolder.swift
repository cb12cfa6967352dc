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

  /// A path below it as seen from where the program runs.
  func whole(_ name: String) -> String {
    path.isEmpty || path.hasSuffix("/") ? path + name : path + "/" + name
  }
}
