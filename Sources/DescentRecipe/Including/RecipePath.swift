/// A path as recipes write them: relative, with `/`, below the folder of the file that it stands in.
package enum RecipePath {
  static let longest = 4096

  /// Why a path may not be followed; nil if it may.
  ///
  /// - Parameter isTyped: Whether somebody at the prompt names it, whose paths may lead out of the folder.
  static func fault(in path: String, isTyped: Bool = false) -> PathFault? {
    why(path, isTyped).map { PathFault.outside(path, why: $0) }
  }

  private static func why(_ path: String, _ isTyped: Bool) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.isEmpty || parts.allSatisfy({ $0.isEmpty || $0 == "." }) { return "names no file" }
    if path.utf8.count > longest { return "is longer than \(longest) bytes" }
    if path.hasPrefix("/"), !isTyped { return "begins at the root" }
    if path.hasPrefix("~") { return "begins at somebody's home" }
    if path.utf8.contains(UInt8(ascii: "\\")) { return "has a backslash, folders are joined by `/`" }
    if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "has a control character"
    }
    if parts[0].hasSuffix(":") { return "begins at a drive" }
    if parts.contains(".."), !isTyped { return "climbs out with `..`" }
    return nil
  }

  /// The folder in which a file lies, as a prefix of paths: empty, or with a `/` at its end.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// A path as seen from where the program runs, without `.` and doubled `/`.
  static func joined(_ folder: String, _ path: String) -> String {
    folder + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
