import CFiles
import Glibc

/// Reading what is open already, such as standard input.
package enum Input {
  /// Every byte up to the end.
  ///
  /// - Throws: `tooLarge` beyond `limit` bytes, `cannotRead` where the system refuses.
  package static func all(of descriptor: Int32, limit: Int) throws(FileFault) -> [UInt8] {
    let name = descriptor == 0 ? "standard input" : "descriptor \(descriptor)"
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        throw .cannotRead(name, reason: systemReason(code))
      }
      bytes += piece[..<count]
      if bytes.count > limit { throw .tooLarge(name, bytes: bytes.count, limit: limit) }
    }
  }
}
