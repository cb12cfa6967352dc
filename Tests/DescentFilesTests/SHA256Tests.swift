import DescentFiles
import Testing

/// Digests of SHA-256 against NIST's examples and another implementation.
struct SHA256Tests {
  private static let longest =
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"

  /// NIST, "Secure Hash Standard", examples of SHA-256.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (longest, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
  ])
  func `the standard's examples have their digests`(message: String, digest: String) {
    #expect(SHA256.hex(of: Array(message.utf8)) == digest)
    var plain = SHA256()
    plain.goPlainly()
    plain.update(Array(message.utf8))
    #expect(plain.hexDigest() == digest)
  }

  @Test func `the standard's million letters have their digest`() {
    let digest = SHA256.hex(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Made with Python's hashlib: the digest of the digests of 0, 1, 2 … 199 bytes.
  @Test func `every length around a block has the digest of another implementation`() {
    var all = SHA256()
    for count in 0..<200 {
      var hash = SHA256()
      hash.update((0..<count).map { UInt8($0 % 251) })
      all.update(hash.digest())
    }
    #expect(all.hexDigest() == "ba7b0fcea7d10c06b855b43d2b4dce1e3e842fff6be0acefb0faf4f2dd05bb47")
  }

  @Test func `pieces have the digest of the whole, with and without the processor's instructions`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let whole = SHA256.hex(of: bytes)
    for size in [1, 3, 55, 56, 63, 64, 65, 127, 128, 129, 500] {
      var (quick, plain) = (SHA256(), SHA256())
      plain.goPlainly()
      for start in stride(from: 0, to: bytes.count, by: size) {
        let piece = Array(bytes[start..<min(start + size, bytes.count)])
        quick.update(piece)
        plain.update(piece)
      }
      #expect(quick.hexDigest() == whole, "pieces of \(size)")
      #expect(plain.hexDigest() == whole, "plain pieces of \(size)")
    }
  }

  @Test func `a digest can be asked for and more bytes taken in afterwards`() {
    var hash = SHA256()
    hash.update([97])
    _ = hash.digest()
    hash.update([98, 99])
    #expect(hash.hexDigest() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `numbers are taken in lowest byte first`() {
    var (floats, labels) = (SHA256(), SHA256())
    let (oneAndHalf, numbers): ([Float], [Int32]) = ([1.5], [258])
    floats.update(oneAndHalf.span)
    labels.update(numbers.span)
    #expect(floats.digest() == digest(of: [0, 0, 0xc0, 0x3f]))
    #expect(labels.digest() == digest(of: [2, 1, 0, 0]))
  }

  private func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }
}
