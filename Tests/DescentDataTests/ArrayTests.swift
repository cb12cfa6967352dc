import DescentFiles
import DescentTensor
import Foundation
import Testing

@testable import DescentData

/// Arrays that NumPy saved, whole and damaged.
struct ArrayTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let shape: [Int]
    let numbers: [Double]
    let bytes: [UInt8]

    var isArchive: Bool { testDescription.hasSuffix("archive") }
  }

  /// Origin: NumPy 2.4, by make_arrays.py beside the file.
  static let cases: [Case] = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Tables/arrays.txt")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      let digits = Array(lines[3].utf8)
      return Case(
        testDescription: String(lines[0].dropFirst(2)),
        shape: lines[1].split(separator: " ").compactMap { Int($0) },
        numbers: lines[2].split(separator: " ").compactMap { Double($0) },
        bytes: stride(from: 0, to: digits.count - 1, by: 2).compactMap {
          UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16)
        })
    }
  }()

  static func read(_ bytes: [UInt8], limit: Int = 1 << 30) throws(DataFault) -> NumberArray {
    try NumPy.read("a.npy", in: .holding(MemoryFiles(contents: ["a.npy": bytes]), memoryLimit: limit))
  }

  static func archive(_ bytes: [UInt8], only names: [String]? = nil) throws(DataFault) -> [NumberArray] {
    try NumPy.archive("a.npz", only: names, in: .holding(MemoryFiles(contents: ["a.npz": bytes])))
  }

  @Test func `the files of NumPy are there`() { #expect(Self.cases.count == 33) }

  @Test(arguments: cases)
  func `numbers come out as NumPy put them in`(one: Case) throws {
    let array = one.isArchive ? try Self.archive(one.bytes, only: ["x"])[0] : try Self.read(one.bytes)
    #expect(array.shape == one.shape && array.values.count == one.numbers.count)
    #expect((0..<array.values.count).map { array.values[$0].bitPattern } == one.numbers.map(\.bitPattern))
  }

  @Test(arguments: cases)
  func `a file cut at any byte, or with one more, is refused`(one: Case) {
    for count in 0..<one.bytes.count {
      let cut = Array(one.bytes.prefix(count))
      let found = fault { one.isArchive ? try Self.archive(cut)[0] : try Self.read(cut) }
      #expect(found?.exitStatus == 3, "\(count)")
    }
    let more = one.bytes + [0]
    #expect(fault { one.isArchive ? try Self.archive(more)[0] : try Self.read(more) }?.exitStatus == 3)
  }

  @Test(arguments: cases)
  func `a file with one byte changed is read or refused, and its size is what was read`(one: Case) {
    for index in one.bytes.indices {
      for change in [0x01, 0x10, 0x80, 0xff] as [UInt8] {
        var bytes = one.bytes
        bytes[index] ^= change
        guard let arrays = try? one.isArchive ? Self.archive(bytes) : [Self.read(bytes)] else { continue }
        for array in arrays { #expect(array.values.count == array.shape.reduce(1, *)) }
      }
    }
  }

  private static func npy(_ header: String, body: [UInt8] = [1, 2, 3, 4]) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + body
  }

  @Test(arguments: [
    ("{'descr': '|u1', 'fortran_order': False, 'shape': (4,), }", nil),
    ("{'shape':(2,2),'descr':\"|u1\",'fortran_order':True}  \n", nil),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775807, 3), }",
      "`a.npy` claims the shape 9223372036854775807 × 3, byte 51"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999,), }",
      "the header of `a.npy` has at byte 61 something else than a size, 0 to 9223372036854775807"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (-4,), }",
      "the header of `a.npy` has at byte 61 something else than a size, 0 to 9223372036854775807"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (), }",
      "`a.npy` claims the shape of 0 dimensions, byte 51"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (0, 9223372036854775807, 9), }",
      "`a.npy` claims the shape 0 × 9223372036854775807 × 9, byte 51"
    ),
    (
      "{'descr': '|O', 'fortran_order': False, 'shape': (4,), }",
      "`a.npy` holds `|O`, byte 11; expected numbers of 1 to 8 bytes"
    ),
    (
      "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
      "`a.npy` holds `a list of fields`, byte 20; expected numbers of 1 to 8 bytes"
    ),
    (
      "{'descr': '|b1', 'fortran_order': False, 'shape': (4,), }",
      "`a.npy` has 2 at byte 68, where 0 or 1 is expected"
    ),
    (
      "{'descr': '|u1', 'fortran_order': 0, 'shape': (4,), }",
      "the header of `a.npy` has at byte 44 something else than True or False"
    ),
    (
      "{'descr': '|u1', 'shape': (4,), }",
      "the header of `a.npy` has at byte 43 something else than descr, fortran_order and shape, each once"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (4,), } x",
      "the header of `a.npy` has at byte 68 something else than blanks to its end"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }",
      "the content of `a.npy` is cut at byte 71 of 72"
    ),
    (
      "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }",
      "the content of `a.npy` goes on at byte 70, where its header says that it ends"
    ),
  ])
  func `a header that lies is refused at its byte`(header: String, message: String?) {
    #expect(fault { try Self.read(Self.npy(header)) }?.message == message)
  }

  @Test func `a whole number that no double holds is refused`() {
    let body: [UInt8] = [1, 0, 0, 0, 0, 0, 0x20, 0x40]
    let header = "{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }"
    #expect(fault { try Self.read(Self.npy(header, body: body)) } == .array(.tooLargeWhole("a.npy", row: 1)))
  }

  @Test func `an array larger than memory is refused`() {
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1000,), }"
    let bytes = Self.npy(header, body: [UInt8](repeating: 0, count: 1000))
    #expect(fault { try Self.read(bytes, limit: 4000) }?.exitStatus == 4)
  }

  @Test func `an entry that claims more than memory, or less than it has, is refused`() throws {
    let packed = try #require(Self.cases.last).bytes
    let place = try #require(packed.indices.last { packed[$0...].starts(with: [0x50, 0x4b, 1, 2]) })
    var huge = packed
    huge.replaceSubrange((place + 24)..<(place + 28), with: [0, 0, 0, 0x7f])
    #expect(fault { try Self.archive(huge) }?.exitStatus == 4)
    var small = packed
    small.replaceSubrange((place + 24)..<(place + 28), with: [9, 0, 0, 0])
    #expect(fault { try Self.archive(small) }?.message.contains("goes on beyond 9 bytes") == true)
  }

  @Test func `an array that is not in the archive is named with those that are`() throws {
    let bytes = try #require(Self.cases.last).bytes
    let found = fault { try Self.archive(bytes, only: ["z"]) }
    #expect(found == .array(.noArray("a.npz", name: "z", names: ["x", "y"])))
    #expect(try Self.archive(bytes).map(\.rows) == [2, 2])
  }

  @Test func `arrays become rows and classes`() throws {
    let arrays = try Self.archive(try #require(Self.cases.last).bytes)
    let data = try Dataset(named: "d", features: arrays[0], target: arrays[1])
    guard case .classes(let labels, let names) = data.target, case .numbers(let rows) = data.features else {
      Issue.record("numbers with classes")
      return
    }
    #expect(names == ["0", "1"] && labels[1] == 1 && rows[1, 0] == 3 && data.rows == 2)
    #expect(
      fault { try Dataset(named: "d", features: arrays[0], target: arrays[0]) }
        == .array(.targetHasColumns("a.npz:x", shape: [2, 2])))
  }

  @Test func `images of any size are read from two files`() throws {
    let images = SmallCollection.header(2051, [3, 2, 1]) + [1, 2, 3, 4, 5, 6]
    let labels = SmallCollection.header(2049, [3]) + [7, 3, 7]
    let files = MemoryFiles(contents: ["i": images, "l.gz": SmallCollection.gzipped(labels)])
    let data = try IDXTables.read(images: "i", labels: "l.gz", named: "d", in: .holding(files))
    guard case .classes(let buffer, let names) = data.target, case .bytes(let matrix, 255) = data.features
    else {
      Issue.record("bytes with classes")
      return
    }
    #expect(names == ["3", "7"] && [buffer[0], buffer[1], buffer[2]] == [1, 0, 1])
    #expect(matrix.rows == 3 && matrix.columns == 2 && matrix[2, 1] == 6)
  }
}

/// Files of images whose sizes lie.
struct IDXImagesTests {
  private static let images = SmallCollection.header(2051, [3, 2, 1]) + [1, 2, 3, 4, 5, 6]

  private static func fault(_ images: [UInt8], labels: Int = 3) -> DataFault? {
    let marks = SmallCollection.header(2049, [labels]) + [UInt8](repeating: 1, count: labels)
    let library = LibraryFiles.holding(MemoryFiles(contents: ["i": images, "l": marks]))
    return DescentDataTests.fault { try IDXTables.read(images: "i", labels: "l", named: "d", in: library) }
  }

  @Test func `an image file cut at any byte, or with one more, is refused`() {
    #expect(Self.fault(Self.images) == nil)
    for count in Self.images.indices {
      #expect(Self.fault(Array(Self.images.prefix(count)))?.exitStatus == 3)
    }
    #expect(Self.fault(Self.images + [0]) == .idx(.trailing("i", at: 22)))
  }

  @Test func `sizes that lie are refused at their byte`() {
    #expect(Self.fault([] + SmallCollection.header(2051, [3, 0, 1])) == .idx(.noRows("i", offset: 8)))
    let most = 0xffff_ffff
    #expect(
      Self.fault(SmallCollection.header(2051, [most, most, most]))
        == .idx(.sizeOverflows("i", offset: 4, sizes: [most, most, most])))
    #expect(
      Self.fault(SmallCollection.header(2049, [3, 2, 1]))
        == .idx(.wrongMark("i", found: 2049, expected: .images)))
    #expect(
      Self.fault(Self.images, labels: 4)
        == .idx(.countsDiffer(images: "i", imageCount: 3, labels: "l", labelCount: 4)))
  }
}
