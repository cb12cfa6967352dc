import CFiles

/// The 128-bit digest with which older collections publish their files; it proves no origin.
///
/// Source: Rivest, "The MD5 Message-Digest Algorithm", RFC 1321, 1992.
package enum MD5 {
  /// The digest as 32 characters 0-9 a-f.
  package static func hex(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 16)
    unsafe descent_md5(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
