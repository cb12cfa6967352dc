import Glibc

/// A file without a name, for bytes that are wanted again while the program runs and never after.
package final class ScratchFile {
  private let descriptor: Int32
  private var end = 0
  /// Places that have been given back, by their size: what is kept is mostly of the same size again.
  private var free: [Int: [Int]] = [:]

  /// Nil where the folder takes no file.
  package init?(in folder: String) {
    guard !folder.utf8.contains(0) else { return nil }
    var pattern = Array((folder + "/descent-XXXXXX").utf8CString)
    descriptor = unsafe mkstemp(&pattern)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = unsafe unlink(pattern)
  }

  deinit { close(descriptor) }

  /// Writes bytes where there is room, and says where they begin; nil where there is no room.
  package func put(_ bytes: [UInt8]) -> Int? {
    let start = free[bytes.count]?.popLast() ?? end
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe pwrite(
          descriptor, $0.baseAddress.map { unsafe $0 + written }, $0.count - written, start + written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      written += count
    }
    end = max(end, start + written)
    return start
  }

  /// Bytes written before; nil where they cannot be had.
  package func bytes(at start: Int, count: Int) -> [UInt8]? {
    var read = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      while read < count {
        let more = unsafe pread(
          descriptor, target.baseAddress.map { unsafe $0 + read }, count - read, start + read)
        if more < 0, errno == EINTR { continue }
        guard more > 0 else { break }
        read += more
      }
      filled = read
    }
    return bytes.count == count ? bytes : nil
  }

  /// Gives the room of bytes back.
  package func discard(at start: Int, count: Int) { free[count, default: []].append(start) }
}
