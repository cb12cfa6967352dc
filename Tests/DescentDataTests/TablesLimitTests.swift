import DescentFiles
import Testing

@testable import DescentData

/// Texts that are too large in one way or another.
struct TablesLimitTests {
  private static func fault(_ bytes: [UInt8], memoryLimit: Int = 1 << 30, path: String = "t.csv")
    -> DataFault?
  {
    let library = LibraryFiles.holding(MemoryFiles(contents: [path: bytes]), memoryLimit: memoryLimit)
    return DescentDataTests.fault { try CSV.read(path, named: "t", in: library) }
  }

  @Test func `a file larger than memory is refused before it is read`() {
    let found = Self.fault(Array("a\n1\n2\n".utf8), memoryLimit: 5)
    #expect(found == .file(.tooLarge("t.csv", bytes: 6, limit: 5)))
    #expect(found?.exitStatus == 4)
  }

  @Test func `columns that would not fit are refused before they are made`() {
    let text = "a,b,c,d\n" + String(repeating: "1,2,3,4\n", count: 1000)
    let found = Self.fault(Array(text.utf8), memoryLimit: 20_000)
    #expect(found == .needsMemory(source: "t", bytes: 8008 + 4 * 8 * 1002, limit: 20_000))
  }

  @Test func `a gzip bomb stops at the limit`() {
    let library = LibraryFiles.holding(MemoryFiles(contents: ["z": Self.bomb]), memoryLimit: 100_000)
    let bomb = DescentDataTests.fault { try CSV.read("z", named: "t", in: library) }
    #expect(bomb == .table(.inflatesBeyond("z", stored: Self.bomb.count, limit: 100_000 - Self.bomb.count)))
    #expect(bomb?.exitStatus == 4)
  }

  /// 200 000 times the letter a, as zlib puts it.
  private static let bomb: [UInt8] =
    [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, 0xed, 0xc1, 0x31, 1, 0, 0, 0, 0xc2, 0xa0, 0xac, 0xeb, 0x5f, 0xc2]
    + [0x0c, 0xfe, 0x40, 1] + [UInt8](repeating: 0, count: 193)
    + [0xaf, 1, 0x9b, 0x53, 0x69, 0xe0, 0x40, 0x0d, 3, 0]

  @Test func `a cut gzip file is damaged`() {
    let zipped = SmallCollection.gzipped(Array("a,b\n1,2\n".utf8))
    let found = Self.fault(Array(zipped.dropLast(5)), path: "t.csv.gz")
    #expect(found == .file(.isGzipDamaged("t.csv.gz", reason: "it is cut at byte \(zipped.count - 5)")))
  }

  @Test func `more than a hundred thousand columns are refused`() {
    let names = (0...100_000).map { "c\($0)" }.joined(separator: ",")
    let found = Self.fault(Array((names + "\n").utf8))
    #expect(found == .table(.tooManyColumns("t.csv", limit: 100_000)))
    #expect(found?.exitStatus == 4)
    #expect(
      Self.fault(Array("\(names.split(separator: ",").dropLast().joined(separator: ","))\n".utf8)) == nil)
  }

  @Test func `a row longer than 64 MB is refused, in one cell, in many, and in quotes`() {
    for (first, byte) in [("", "x"), ("", ","), ("\"", "x")] as [(String, Unicode.Scalar)] {
      let filling = [UInt8](repeating: UInt8(ascii: byte), count: 1 << 26)
      let bytes = Array("a,b\n1,\(first)".utf8) + filling + Array("\(first)\n".utf8)
      let found = Self.fault(bytes, memoryLimit: 1 << 31)
      #expect(found == .table(.rowTooLong("t.csv", line: 2)))
      #expect(found?.exitStatus == 4)
    }
  }

  @Test(arguments: ["pipe", "device", "socket", "directory"])
  func `what is no file is refused`(kind: String) {
    let library = LibraryFiles.holding(MemoryFiles(others: ["p": kind]))
    let found = DescentDataTests.fault { try CSV.read("p", named: "t", in: library) }
    #expect(found == .file(.notRegular("p", kind: kind)))
  }
}
