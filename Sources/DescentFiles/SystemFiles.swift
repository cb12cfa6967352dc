import CFiles
import Glibc

/// The files of this machine. Only regular files are opened, so reading never waits for anybody.
package struct SystemFiles: FileSource {
  package init() {}

  package func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    let (descriptor, size) = try openRegular(path)
    defer { descent_close(descriptor) }
    guard size <= limit else { throw .tooLarge(path, bytes: size, limit: limit) }
    return try Self.readAll(descriptor, path, expecting: size, limit: limit)
  }

  /// Opens a regular file, which is to be closed.
  func openRegular(_ path: String) throws(FileFault) -> (descriptor: Int32, size: Int) {
    _ = try size(at: path)
    let descriptor = unsafe descent_open_to_read(path)
    guard descriptor >= 0 else { throw Self.fault(-descriptor, path) }
    do {
      // Looked at again: what stands at a path can change in between.
      return (descriptor, try Self.regularSize(descent_file_behind(descriptor), path))
    } catch {
      descent_close(descriptor)
      throw error
    }
  }

  package func kind(of path: String) -> FileKind {
    do throws(FileFault) {
      return .regular(size: try size(at: path))
    } catch {
      guard case .notRegular(_, let kind) = error else { return .missing }
      return .other(kind)
    }
  }

  private func size(at path: String) throws(FileFault) -> Int {
    guard !path.utf8.contains(0) else { throw .cannotRead(path, reason: "a path holds no zero byte") }
    return try Self.regularSize(unsafe descent_file_at(path), path)
  }

  private static func regularSize(_ facts: descent_file_facts, _ path: String) throws(FileFault) -> Int {
    guard facts.fault == 0 else { throw fault(facts.fault, path) }
    if let word = word(for: facts.kind) { throw .notRegular(path, kind: word) }
    return Int(facts.size)
  }

  private static func word(for kind: descent_file_kind) -> String? {
    switch kind {
    case DESCENT_REGULAR: nil
    case DESCENT_DIRECTORY: "directory"
    case DESCENT_PIPE: "pipe"
    case DESCENT_SOCKET: "socket"
    case DESCENT_DEVICE: "device"
    default: "special file"
    }
  }

  /// Reads to the end, also of a file that grows meanwhile or that tells no size, as in /proc.
  private static func readAll(
    _ descriptor: Int32, _ path: String, expecting size: Int, limit: Int
  ) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = size + 1
    while true {
      let (read, fault) = append(to: &bytes, from: descriptor, room: capacity - bytes.count)
      if fault != 0 { throw Self.fault(fault, path) }
      guard bytes.count <= limit else { throw .tooLarge(path, bytes: bytes.count, limit: limit) }
      if read == 0 || bytes.count < capacity { return bytes }
      capacity = max(4096, 2 * capacity)
    }
  }

  /// Reads up to `room` bytes behind those that are there. A fault is an errno, or 0.
  private static func append(
    to bytes: inout [UInt8], from descriptor: Int32, room: Int
  ) -> (read: Int, fault: Int32) {
    let old = bytes
    var read: Int64 = 0
    bytes = unsafe [UInt8](unsafeUninitializedCapacity: old.count + room) { target, count in
      _ = unsafe target.initialize(fromContentsOf: old)
      let start = unsafe target.baseAddress.map { unsafe $0 + old.count }
      read = unsafe descent_read(descriptor, start, room)
      count = old.count + max(0, Int(read))
    }
    return read < 0 ? (0, Int32(-read)) : (Int(read), 0)
  }

  private static func fault(_ code: Int32, _ path: String) -> FileFault {
    switch code {
    case ENOENT, ENOTDIR: .notFound(path)
    case EACCES, EPERM: .notPermitted(path)
    default: .cannotRead(path, reason: systemReason(code))
    }
  }
}

/// The system's own words for an errno.
func systemReason(_ code: Int32) -> String {
  if code == EFBIG { return "the file size limit is met (EFBIG)" }
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text).lowercased()
}
