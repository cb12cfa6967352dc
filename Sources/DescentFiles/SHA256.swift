import CFiles

/// The 256-bit digest of a sequence of bytes.
///
/// Source: NIST, "Secure Hash Standard", FIPS 180-4, 2015.
package struct SHA256: Sendable {
  private var state = descent_sha256()

  package init() { unsafe descent_sha256_start(&state) }

  /// Takes in more bytes.
  package mutating func update(_ bytes: [UInt8]) { take(unsafe bytes.span.bytes) }

  /// Takes in some of an array's bytes.
  package mutating func update(_ bytes: ArraySlice<UInt8>) { take(unsafe bytes.span.bytes) }

  /// Takes in numbers as they lie in memory, lowest byte first.
  package mutating func update(_ numbers: Span<Float>) { take(unsafe numbers.bytes) }

  /// Takes in numbers as they lie in memory, lowest byte first.
  package mutating func update(_ numbers: Span<Int32>) { take(unsafe numbers.bytes) }

  private mutating func take(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { unsafe descent_sha256_update(&state, $0.baseAddress, $0.count) }
  }

  /// The digest of what was taken in so far, 32 bytes.
  package func digest() -> [UInt8] {
    var copy = state
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe descent_sha256_finish(&copy, &digest)
    return digest
  }

  /// The digest as 64 characters 0-9 a-f.
  package func hexDigest() -> String {
    let digits = Array("0123456789abcdef")
    return String(digest().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// The same digest without the processor's own instructions, to compare the two.
  package mutating func goPlainly() { unsafe descent_sha256_go_plainly(&state) }

  /// The digest of a part of an array, as hexadecimal characters.
  package static func hex(of bytes: ArraySlice<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }

  /// The digest of one array, as hexadecimal characters.
  package static func hex(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }
}
