@testable import DescentData
import DescentFiles
import Testing

/// Looking up and reading a collection of labelled images.
struct MNISTTests {
  private let collection = SmallCollection()

  private func load(_ library: LibraryFiles) throws(DataFault) -> Dataset {
    try MNIST().load(from: library, seed: 0)
  }

  @Test func `the test part follows the training part, pixels and labels with it`() throws {
    let dataset = try load(.holding(collection.files(at: "data/mnist/")))
    #expect(dataset.rows == 30)
    #expect(dataset.testRows == 20..<30)
    guard case .bytes(let pixels, let divisor) = dataset.features,
      case .classes(let labels, let names) = dataset.target
    else {
      Issue.record("images are bytes with classes")
      return
    }
    #expect(divisor == 255)
    #expect(pixels.columns == 784)
    #expect(names == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    for row in 0..<30 {
      #expect(
        [pixels[row, 0], pixels[row, 400], pixels[row, 783]] == [UInt8](repeating: UInt8(row), count: 3))
      #expect(labels[row] == Int32(row % 10))
    }
  }

  @Test(arguments: ["data/mnist/", "data/MNIST/raw/", "data/"])
  func `the files are found plain or gzipped in each place`(place: String) throws {
    let plain = collection.files(at: place)
    var zipped = MemoryFiles()
    for (path, bytes) in plain.contents { zipped.contents[path + ".gz"] = SmallCollection.gzipped(bytes) }
    let (first, second) = (try load(.holding(plain)), try load(.holding(zipped)))
    #expect(first.digest == second.digest)
    #expect(second.rows == 30)
    #expect(MNIST().absence(in: .holding(zipped)) == nil)
  }

  @Test func `the digest is that of the lines of sha256sum`() throws {
    let dataset = try load(.holding(collection.files(at: "data/mnist/")))
    let lines = zip(collection.contents, SmallCollection.names).map { "\(SHA256.hex(of: $0))  \($1)\n" }
    #expect(dataset.digest == SHA256.hex(of: Array(lines.joined().utf8)))
  }

  @Test func `this machine's files are read, gzipped ones too`() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in zip(SmallCollection.names, collection.contents) {
      try folder.write(SmallCollection.gzipped(bytes), to: "MNIST/raw/\(name).gz")
    }
    let library = LibraryFiles(
      files: SystemFiles(), folders: ["/nowhere", folder.path], memoryLimit: 1 << 20)
    #expect(try load(library).rows == 30)
  }

  @Test func `an earlier folder and a plainer place come first`() throws {
    var files = SmallCollection(trainCount: 30).files(at: "b/mnist/")
    files.contents.merge(collection.files(at: "a/").contents) { first, _ in first }
    let library = LibraryFiles(files: files, folders: ["a", "b"], memoryLimit: 1 << 20)
    #expect(try load(library).rows == 30)
    let turned = LibraryFiles(files: files, folders: ["b", "a"], memoryLimit: 1 << 20)
    #expect(try load(turned).rows == 40)
  }

  @Test func `a collection is never put together from two places`() {
    var files = collection.files(at: "data/mnist/")
    files.contents["data/" + SmallCollection.names[3]] = files.contents.removeValue(
      forKey: "data/mnist/" + SmallCollection.names[3])
    let expected = DataFault.incomplete(
      source: "mnist", place: "data/mnist", missing: [SmallCollection.names[3]])
    #expect(fault { try load(.holding(files)) } == expected)
    #expect(MNIST().absence(in: .holding(files)) == expected)
  }

  @Test func `where nothing is found, the folders searched are named`() {
    let library = LibraryFiles(files: MemoryFiles(), folders: ["a", "b/c"], memoryLimit: 100)
    let missing = fault { try load(library) }
    #expect(missing == .missing(source: "mnist", folders: ["a", "b/c"]))
    #expect(missing?.message == "the files of `mnist` are in none of the folders searched: `a`, `b/c`")
    #expect(missing?.exitStatus == 3)
  }

  @Test func `a pipe in the place of a file is refused`() {
    var files = collection.files(at: "data/mnist/")
    let path = "data/mnist/" + SmallCollection.names[2]
    files.others[path] = "pipe"
    #expect(
      fault { try load(.holding(files)) } == .file(.notRegular(path, kind: "pipe")))
  }

  @Test func `the limit on memory holds for all four files together`() throws {
    let files = collection.files(at: "data/mnist/")
    let needed = 2 * (30 * 785 + 48)
    #expect(try load(.holding(files, memoryLimit: needed)).rows == 30)
    #expect(
      fault { try load(.holding(files, memoryLimit: needed - 1)) }
        == .needsMemory(source: "mnist", bytes: needed, limit: needed - 1))
  }
}
