import DescentFiles
import Testing

/// Inflating: whole files, damaged files, files that lie.
struct GzipTests {
  /// Made with Python's gzip: 313 bytes of text, codes of its own, no name, no time.
  private static let sample = bytes(
    """
    1f8b08000000000002032bc9485528cec92f4855c82c56282e494d2d482d2e5128cf482d4a552801ca952796a416291495e6
    15eb2824e6a5a0892129c430c41abbf010309b819d4f544659cbd0c2decd37243a29b3a0bcaeb567f2ac852bd66fdb7be4f4
    a59b0f9ebffbfa070067163d9d39010000
    """)

  /// Made with Python's gzip: 65 536 zeros.
  private static let zeros = bytes(
    """
    1f8b0800000000000203edc101010000008090feafee080a0000000000000000000000000000000000000000000000000000
    000000000000000000000000000000000000000000000000000000000000000000000000006aeb8e97d700000100
    """)

  private static let sentence =
    "the slope is steepest where the water runs, and the water runs where the slope is steepest; "
  private static let content =
    Array(String(repeating: sentence, count: 3).utf8) + stride(from: UInt8(0), to: 255, by: 7)

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  @Test func `a whole file gives its content`() throws {
    #expect(Gzip.isGzip(Self.sample))
    #expect(try Gzip.inflate(Self.sample, limit: 313) == Self.content)
    #expect(try Gzip.inflate(Self.zeros, limit: 65_536) == [UInt8](repeating: 0, count: 65_536))
  }

  @Test(arguments: [0, 1, 312, 313, 314, 100_000, 1 << 60])
  func `the content does not depend on what was expected`(expecting: Int) throws {
    #expect(try Gzip.inflate(Self.sample, limit: .max, expecting: expecting) == Self.content)
  }

  @Test func `members that follow one another are one content`() throws {
    let twice = try Gzip.inflate(Self.sample + Self.zeros + Self.sample, limit: 1 << 20)
    #expect(twice == Self.content + [UInt8](repeating: 0, count: 65_536) + Self.content)
  }

  @Test func `a file cut at any byte is refused and the place named`() {
    for count in 0..<Self.sample.count {
      #expect(throws: GzipFault.cut(at: count)) {
        try Gzip.inflate(Array(Self.sample.prefix(count)), limit: 1 << 20)
      }
    }
  }

  @Test func `a flipped bit is refused or changes nothing`() {
    var refused = 0
    for bit in 0..<(8 * Self.sample.count) {
      var damaged = Self.sample
      damaged[bit / 8] ^= 1 << (bit % 8)
      if let found = try? Gzip.inflate(damaged, limit: 1 << 20) {
        #expect(found == Self.content, "bit \(bit)")
        let isFiller = bit / 8 == Self.sample.count - 9
        #expect(bit / 8 < 10 || isFiller, "bit \(bit) lies behind the header")
      } else {
        refused += 1
      }
    }
    #expect(refused > 8 * (Self.sample.count - 10))
  }

  @Test func `a false checksum and a false size are refused`() {
    for place in 1...8 {
      var damaged = Self.sample
      damaged[damaged.count - place] ^= 0x55
      #expect(throws: GzipFault.badChecksum) { try Gzip.inflate(damaged, limit: 1 << 20) }
    }
  }

  @Test func `something else behind a member is refused`() {
    for tail: [UInt8] in [[0], [0x1f], [1, 2, 3]] {
      #expect(throws: GzipFault.trailing(at: Self.sample.count)) {
        try Gzip.inflate(Self.sample + tail, limit: 1 << 20)
      }
    }
  }

  @Test func `a text is no gzip file`() {
    #expect(!Gzip.isGzip([]))
    #expect(!Gzip.isGzip([0x1f]))
    #expect(!Gzip.isGzip(Array("a,b".utf8)))
    #expect(throws: GzipFault.notGzip) { try Gzip.inflate(Array("a,b,c,d,e,f".utf8), limit: 100) }
  }

  @Test(arguments: [0, 1, 312, 65_535, 65_536, 1_000_000])
  func `a bomb stops at the limit`(limit: Int) {
    let bomb = [[UInt8]](repeating: Self.zeros, count: 100_000).flatMap { $0 }
    #expect(throws: GzipFault.beyond(limit: limit)) { try Gzip.inflate(bomb, limit: limit) }
  }

  @Test func `the limit is the last size that passes`() throws {
    #expect(try Gzip.inflate(Self.sample, limit: 313).count == 313)
    #expect(throws: GzipFault.beyond(limit: 312)) { try Gzip.inflate(Self.sample, limit: 312) }
  }

  @Test func `the head is the beginning, or all of a short content`() throws {
    #expect(try Gzip.head(of: Self.sample, count: 16) == Array(Self.content.prefix(16)))
    #expect(try Gzip.head(of: Self.sample, count: 1000) == Self.content)
    #expect(throws: GzipFault.cut(at: 12)) { try Gzip.head(of: Array(Self.sample.prefix(12)), count: 16) }
  }
}
