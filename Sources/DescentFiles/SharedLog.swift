import Glibc

/// A text file that several processes add lines to, none of which is lost.
package struct SharedLog: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Adds bytes at the end, behind the heading where the file is new.
  ///
  /// The folders on the way are made, readable by their owner alone.
  package func append(_ bytes: [UInt8], heading: [UInt8]) throws(FileFault) {
    Self.makeFolders(above: path)
    let file = try lockedFile()
    defer { close(file) }
    try Self.write(Self.size(file) == 0 ? heading + bytes : bytes, to: file, path)
  }

  /// Puts another text in the place of the whole file, while nobody adds to it.
  ///
  /// - Parameter body: The new text for the old one; nil leaves it as it is.
  package func rewrite(limit: Int, _ body: ([UInt8]) -> [UInt8]?) throws(FileFault) {
    let file = try lockedFile()
    defer { close(file) }
    guard let bytes = body(try SystemFiles().read(path, limit: limit)) else { return }
    try SystemFiles().replace(path, with: bytes)
  }

  /// The file, open and locked.
  ///
  /// Who waits for the lock may wait for a file that has been replaced meanwhile; then its follower is taken.
  private func lockedFile() throws(FileFault) -> Int32 {
    guard !path.utf8.contains(0) else { throw .cannotWrite(path, reason: "a path holds no zero byte") }
    for _ in 0..<200 {
      let file = unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard file >= 0 else { throw .cannotWrite(path, reason: systemReason(errno)) }
      guard Self.isRegular(file) else {
        close(file)
        throw .cannotWrite(path, reason: "what stands there is no regular file")
      }
      if flock(file, LOCK_EX | LOCK_NB) == 0, isStill(file) { return file }
      close(file)
      usleep(5_000)
    }
    throw .cannotWrite(path, reason: "another process keeps it locked")
  }

  /// Whether the path still leads to the open file.
  private func isStill(_ file: Int32) -> Bool {
    var (opened, found) = (stat(), stat())
    guard unsafe fstat(file, &opened) == 0, unsafe stat(path, &found) == 0 else { return false }
    return opened.st_ino == found.st_ino && opened.st_dev == found.st_dev
  }

  private static func isRegular(_ file: Int32) -> Bool {
    var facts = stat()
    return unsafe fstat(file, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  private static func size(_ file: Int32) -> Int {
    var facts = stat()
    return unsafe fstat(file, &facts) == 0 ? Int(facts.st_size) : 0
  }

  private static func makeFolders(above path: String) {
    for (index, character) in path.enumerated() where character == "/" && index > 0 {
      _ = unsafe mkdir(String(path.prefix(index)), 0o700)
    }
  }

  /// A line goes out in one piece, so that a reader sees it whole or not at all.
  private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(FileFault) {
    do throws(FileFault) {
      try Output.write(bytes, to: file)
    } catch {
      if case .noSpace = error { throw .noSpace(path) }
      throw .cannotWrite(path, reason: "the system refuses")
    }
  }
}
