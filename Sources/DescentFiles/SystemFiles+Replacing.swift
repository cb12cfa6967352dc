import CFiles
import Glibc

extension SystemFiles {
  /// Puts bytes in the place of a regular file that is there, with its permissions.
  ///
  /// They are written and synced under another name in the same folder, which is then renamed, so that the
  /// file is never seen half written. The target of a symbolic link is what is replaced.
  ///
  /// - Throws: `noSpace`, or `cannotWrite` with the system's reason; the file is then as it was.
  package func replace(_ path: String, with bytes: [UInt8]) throws(FileFault) {
    guard !path.utf8.contains(0) else { throw .cannotWrite(path, reason: "a path holds no zero byte") }
    switch unsafe -descent_replace(path, bytes, bytes.count) {
    case 0: return
    case ENOSPC, EDQUOT: throw .noSpace(path)
    case let code: throw .cannotWrite(path, reason: systemReason(code))
    }
  }
}
