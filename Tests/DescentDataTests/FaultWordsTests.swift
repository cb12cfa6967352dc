import DescentFiles
import Testing

@testable import DescentData

/// What is said about data that cannot be learned from.
struct FaultWordsTests {
  private static let faults: [DataFault] = [
    .file(.notFound("a")), .idx(.empty("a")), .idx(.cut("a", at: 1, expected: 2)),
    .idx(.trailing("a", at: 1)), .idx(.wrongMark("a", found: 1, expected: .images)),
    .idx(.wrongSize("a", offset: 8, found: 1, expected: 28)),
    .idx(.sizeOverflows("a", offset: 4, sizes: [1, 2])), .idx(.noRows("a", offset: 4)),
    .idx(.labelOutOfRange("a", offset: 9, found: 11, classes: 10)),
    .idx(.countsDiffer(images: "a", imageCount: 1, labels: "b", labelCount: 2)),
    .missing(source: "mnist", folders: []), .incomplete(source: "mnist", place: "a", missing: ["b"]),
    .needsMemory(source: "moons", bytes: 2, limit: 1), .noMemory(bytes: 9), .noRows(source: "a"),
    .fewerRowsThanClasses(source: "blobs", rows: 1, classes: 2),
    .notFinite(source: "a", column: "b", count: 1, firstRow: 1),
    .scalesBeyond(source: "a", column: "b", row: 1), .oneClass(source: "a", className: "b", rows: 3),
    .emptyPart(.test, source: "a", rows: [1, 1, 0]),
    .classNotInTrain(source: "a", className: "b", counts: []), .noClassesToSplitBy(source: "a"),
  ]

  @Test(arguments: faults)
  func `a fault is one sentence in lower case without a full stop`(fault: DataFault) {
    for text in [fault.message, fault.help].compactMap({ $0 }) {
      #expect(!text.isEmpty && !text.hasSuffix(".") && !text.contains("\n"))
      #expect(text.first.map { !$0.isUppercase } ?? false)
      #expect(!text.contains("DataFault") && !text.contains("Optional"))
    }
    #expect([2, 3, 4].contains(fault.exitStatus))
  }

  @Test func `the byte, what was found and what was expected are said`() {
    #expect(
      DataFault.idx(.wrongMark("m.gz", found: 2049, expected: .images)).message
        == "`m.gz` begins with 2049, a file of images with 2051, byte 0")
    #expect(
      DataFault.idx(.wrongMark("m.gz", found: 2049, expected: .images)).help
        == "the files of images and of labels are swapped: give each its own name back")
    #expect(
      DataFault.idx(.cut("m.gz", at: 9, expected: 28)).message
        == "the content of `m.gz` is cut at byte 9 of 28")
    #expect(
      DataFault.idx(.sizeOverflows("m", offset: 4, sizes: [3, 4])).message
        == "`m` claims 3 × 4 bytes (byte 4)")
  }

  @Test func `names cannot steer the terminal`() {
    let steering = "a\u{1b}]0;x\u{7}"
    for fault: DataFault in [
      .file(.notFound(steering)), .idx(.empty(steering)),
      .incomplete(source: "mnist", place: steering, missing: []),
      .notFinite(source: "a", column: steering, count: 1, firstRow: 1),
      .classNotInTrain(source: "a", className: steering, counts: [ClassCount(name: steering, rows: 1)]),
    ] {
      #expect(fault.message.contains("a\\x1b]0;x\\x07"))
      #expect(!fault.message.contains("\u{1b}") && !fault.message.contains("\u{7}"))
    }
  }

  @Test func `many counts stay one short line`() {
    let counts = (0..<1000).map { ClassCount(name: "c\($0)", rows: $0) }
    let fault = DataFault.classNotInTrain(source: "a", className: "c0", counts: counts)
    #expect(fault.message.hasSuffix("c8 8, c9 9 and 990 more"))
  }
}
