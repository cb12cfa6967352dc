import DescentFiles
import Testing

@testable import DescentData

@Suite struct DownloadTests {
  /// "hello\n" as `gzip -n` packs it.
  private let packed: [UInt8] = [
    0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xe7, 2, 0, 0x20, 0x30, 0x3a, 0x36, 6,
    0, 0, 0,
  ]

  @Test func `a file is known by the digest of its content, whoever packed it`() {
    let right = Download.File(
      name: "a.gz",
      check: .content("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"))
    #expect(Download.fault(in: packed, of: right) == nil)
    var other = packed
    other[4] = 1
    #expect(Download.fault(in: other, of: right) == nil, "the time of packing is not the content")
    #expect(Download.fault(in: Array(packed.dropLast()), of: right) != nil)
    #expect(Download.fault(in: [], of: right) != nil)
    let wrong = Download.File(name: "a.gz", check: .content(String(repeating: "0", count: 64)))
    #expect(Download.fault(in: packed, of: wrong) == "the SHA-256 of its content is not the published one")
  }

  @Test func `a file is known by the MD5 with which it was published`() {
    let right = Download.File(name: "a", check: .published("b1946ac92492d2347c6235b4d2611184"))
    #expect(Download.fault(in: Array("hello\n".utf8), of: right) == nil)
    #expect(Download.fault(in: Array("hello".utf8), of: right) != nil)
  }

  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    (
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
  ])
  func `MD5 is that of its standard`(text: String, digest: String) {
    #expect(MD5.hex(of: Array(text.utf8)) == digest)
  }

  @Test func `every collection that can be fetched is a source`() {
    for download in Download.all {
      #expect(SourceCatalogue.named(download.name) != nil)
      #expect(download.files.count == 4 && !download.mirrors.isEmpty)
      #expect(download.mirrors.allSatisfy { $0.hasSuffix("/") })
    }
  }
}
