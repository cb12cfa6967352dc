/// What stands at a path.
package enum FileKind: Equatable, Sendable {
  case missing
  case regular(size: Int)
  /// Something else, in a word: directory, pipe, socket, device.
  case other(String)
}

/// Where files are read from.
package protocol FileSource: Sendable {
  /// The whole of a regular file.
  ///
  /// - Throws: `tooLarge` before anything is allocated if it has more than `limit` bytes.
  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8]

  /// A regular file, to read parts of it.
  func open(_ path: String) throws(FileFault) -> any ReadableFile

  func kind(of path: String) -> FileKind
}
