import CFiles

/// The checksum of gzip and zip files.
///
/// Source: Deutsch, "GZIP file format specification", RFC 1952, 1996, section 8.
package enum CRC32 {
  package static func of(_ bytes: [UInt8]) -> UInt32 { unsafe descent_crc32(bytes, bytes.count) }
}
