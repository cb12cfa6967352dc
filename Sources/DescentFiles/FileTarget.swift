/// Where files are written to.
package protocol FileTarget: Sendable {
  /// Puts a file below a folder, whole or not at all, with the folders that lead to it.
  ///
  /// What stood there before is replaced; a symbolic link is replaced itself, not what it leads to.
  /// - Parameters:
  ///   - path: Relative, with `/`, without `..`.
  ///   - folder: Empty for the current one.
  /// - Throws: `noRoom` before a byte is written, `noSpace`, `cannotWrite`, `throughLink`; all is as it was.
  func place(_ bytes: [UInt8], at path: String, below folder: String) throws(FileFault)

  /// Finds out whether a file of so many bytes could be placed there now; leaves everything as it was.
  func tryPlacing(count: Int, at path: String, below folder: String) throws(FileFault)
}
