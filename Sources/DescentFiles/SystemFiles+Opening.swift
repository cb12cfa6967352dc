import CFiles
import Glibc

extension SystemFiles {
  package func open(_ path: String) throws(FileFault) -> any ReadableFile {
    let (descriptor, size) = try openRegular(path)
    return SystemFile(path: path, descriptor: descriptor, size: size)
  }
}

/// A file of this machine, closed with its last use.
private final class SystemFile: ReadableFile {
  private let path: String
  private let descriptor: Int32
  let size: Int

  /// Takes over the descriptor.
  init(path: String, descriptor: Int32, size: Int) {
    self.path = path
    self.descriptor = descriptor
    self.size = size
  }

  deinit { descent_close(descriptor) }

  func bytes(_ range: Range<Int>) throws(FileFault) -> [UInt8] {
    var read: Int64 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { target, count in
      read = unsafe descent_read_at(descriptor, target.baseAddress, range.count, Int64(range.lowerBound))
      count = max(0, Int(read))
    }
    if read < 0 { throw .cannotRead(path, reason: systemReason(Int32(-read))) }
    guard bytes.count == range.count else { throw .cannotRead(path, reason: "it has become shorter") }
    return bytes
  }
}
