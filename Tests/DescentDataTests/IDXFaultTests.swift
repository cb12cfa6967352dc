@testable import DescentData
import DescentFiles
import Testing

/// Files of images and labels that are damaged or lie.
struct IDXFaultTests {
  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Which of the four files.
    let file: Int
    let change: @Sendable (inout [UInt8]) -> Void
    let expected: @Sendable (String) -> IDXFault

    init(
      _ name: String, file: Int, _ change: @escaping @Sendable (inout [UInt8]) -> Void,
      _ expected: @escaping @Sendable (String) -> IDXFault
    ) {
      testDescription = name
      self.file = file
      self.change = change
      self.expected = expected
    }
  }

  private static let imageSize = 16 + 20 * 784

  private static let headerDamages = [
    Damage("empty", file: 0, { $0 = [] }, { .empty($0) }),
    Damage("3 bytes", file: 0, { $0 = [0, 0, 8] }, { .cut($0, at: 3, expected: 16) }),
    Damage("mark only", file: 0, { $0 = [0, 0, 8, 3] }, { .cut($0, at: 4, expected: 16) }),
    Damage("header only in part", file: 1, { $0.removeLast(21) }, { .cut($0, at: 7, expected: 8) }),
    Damage(
      "labels for images", file: 2, { $0[3] = 1 }, { .wrongMark($0, found: 2049, expected: .images) }),
    Damage(
      "images for labels", file: 3, { $0[3] = 3 }, { .wrongMark($0, found: 2051, expected: .labels) }),
    Damage(
      "floats", file: 0, { $0[2] = 0x0d }, { .wrongMark($0, found: 0xd03, expected: .images) }),
    Damage(
      "a text", file: 0, { $0 = Array("a,b,c,d,e,f,g,h,i,j".utf8) },
      { .wrongMark($0, found: 0x612c_622c, expected: .images) }),
    Damage("no rows", file: 0, { $0[7] = 0 }, { .noRows($0, offset: 4) }),
    Damage("no labels", file: 3, { $0[7] = 0 }, { .noRows($0, offset: 4) }),
    Damage(
      "27 rows of pixels", file: 0, { $0[11] = 27 }, { .wrongSize($0, offset: 8, found: 27, expected: 28) }),
    Damage(
      "no columns", file: 2, { $0[15] = 0 }, { .wrongSize($0, offset: 12, found: 0, expected: 28) }),
    Damage(
      "a product beyond 64 bits", file: 0,
      { $0.replaceSubrange(4..<16, with: repeatElement(255, count: 12)) },
      { .sizeOverflows($0, offset: 4, sizes: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff]) }),
  ]

  private static let bodyDamages = [
    Damage(
      "one byte short", file: 0, { $0.removeLast() },
      { .cut($0, at: imageSize - 1, expected: imageSize) }),
    Damage("no body", file: 1, { $0.removeLast(20) }, { .cut($0, at: 8, expected: 28) }),
    Damage("one byte long", file: 0, { $0.append(0) }, { .trailing($0, at: imageSize) }),
    Damage("labels too long", file: 3, { $0 += [1, 2, 3] }, { .trailing($0, at: 18) }),
    Damage(
      "label 10", file: 1, { $0[12] = 10 },
      { .labelOutOfRange($0, offset: 12, found: 10, classes: 10) }),
    Damage(
      "label 255 in the test part", file: 3, { $0[17] = 255 },
      { .labelOutOfRange($0, offset: 17, found: 255, classes: 10) }),
    Damage(
      "more labels than images", file: 1, { $0[7] = 21 },
      {
        .countsDiffer(
          images: "data/mnist/" + SmallCollection.names[0], imageCount: 20, labels: $0, labelCount: 21)
      }),
  ]

  @Test(arguments: headerDamages + bodyDamages)
  func `a damaged file is refused at its byte, plain or gzipped`(damage: Damage) {
    let path = "data/mnist/" + SmallCollection.names[damage.file]
    var files = SmallCollection().files(at: "data/mnist/")
    var bytes = files.contents[path] ?? []
    damage.change(&bytes)
    files.contents[path] = bytes
    let plain = fault { try MNIST().load(from: .holding(files), seed: 0) }
    #expect(plain == .idx(damage.expected(path)))
    #expect(plain?.exitStatus == 3)

    files.contents[path] = nil
    files.contents[path + ".gz"] = SmallCollection.gzipped(bytes)
    let zipped = fault { try MNIST().load(from: .holding(files), seed: 0) }
    #expect(zipped == .idx(damage.expected(path + ".gz")))
  }

  @Test func `a header that claims more than memory is refused before anything is made`() {
    let path = "data/mnist/" + SmallCollection.names[0]
    var files = SmallCollection().files(at: "data/mnist/")
    files.contents[path]?.replaceSubrange(4..<8, with: [0x7f, 0xff, 0xff, 0xff])
    files.contents["data/mnist/" + SmallCollection.names[1]]?.replaceSubrange(
      4..<8, with: [0x7f, 0xff, 0xff, 0xff])
    let found = fault { try MNIST().load(from: .holding(files), seed: 0) }
    guard case .needsMemory("mnist", let bytes, 1 << 30) = found else {
      Issue.record("\(String(describing: found)) is about memory")
      return
    }
    #expect(bytes > 0x7fff_ffff * 785)
    #expect(found?.exitStatus == 4)
  }

  @Test func `a gzip file cut at any byte is refused`() {
    let path = "data/mnist/" + SmallCollection.names[3]
    var files = SmallCollection().files(at: "data/mnist/")
    let zipped = SmallCollection.gzipped(files.contents.removeValue(forKey: path) ?? [])
    for count in 2..<zipped.count {
      files.contents[path + ".gz"] = Array(zipped.prefix(count))
      let found = fault { try MNIST().load(from: .holding(files), seed: 0) }
      #expect(found == .file(.isGzipDamaged(path + ".gz", reason: "it is cut at byte \(count)")))
    }
  }

  @Test func `a bomb behind an honest header stops where the header says`() {
    let path = "data/mnist/" + SmallCollection.names[3]
    var files = SmallCollection().files(at: "data/mnist/")
    let labels = files.contents.removeValue(forKey: path) ?? []
    let more = SmallCollection.gzipped([UInt8](repeating: 0, count: 60_000))
    files.contents[path + ".gz"] =
      SmallCollection.gzipped(labels) + [[UInt8]](repeating: more, count: 200).flatMap { $0 }
    #expect(
      fault { try MNIST().load(from: .holding(files), seed: 0) }
        == .idx(.trailing(path + ".gz", at: 18)))
  }
}
