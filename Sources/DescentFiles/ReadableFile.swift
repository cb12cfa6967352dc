/// A regular file that is open, so that parts of it can be read one after another.
///
/// What is read is of one file, whatever its path leads to meanwhile.
package protocol ReadableFile {
  /// In bytes, as it was opened.
  var size: Int { get }

  /// The bytes of a range within the size.
  ///
  /// - Throws: `cannotRead`, also where the file has become shorter.
  func bytes(_ range: Range<Int>) throws(FileFault) -> [UInt8]
}

/// A file whose bytes are at hand.
package struct ReadFile: ReadableFile {
  private let content: [UInt8]

  package init(_ content: [UInt8]) { self.content = content }

  package var size: Int { content.count }

  package func bytes(_ range: Range<Int>) -> [UInt8] { Array(content[range]) }
}

extension FileSource {
  package func open(_ path: String) throws(FileFault) -> any ReadableFile {
    ReadFile(try read(path, limit: Int.max))
  }
}
