import DescentData
import DescentFiles

/// Files that exist in memory alone.
struct MemoryFiles: FileSource {
  var contents: [String: [UInt8]] = [:]
  var others: [String: String] = [:]

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    if let kind = others[path] { throw .notRegular(path, kind: kind) }
    guard let bytes = contents[path] else { throw .notFound(path) }
    guard bytes.count <= limit else { throw .tooLarge(path, bytes: bytes.count, limit: limit) }
    return bytes
  }

  func kind(of path: String) -> FileKind {
    if let kind = others[path] { return .other(kind) }
    return contents[path].map { .regular(size: $0.count) } ?? .missing
  }
}

extension LibraryFiles {
  /// Nothing to look up, memory enough.
  static let empty = LibraryFiles(files: MemoryFiles(), folders: [], memoryLimit: 1 << 30)

  /// These files, in the folder `data`.
  static func holding(_ files: MemoryFiles, memoryLimit: Int = 1 << 30) -> LibraryFiles {
    LibraryFiles(files: files, folders: ["data"], memoryLimit: memoryLimit)
  }
}

/// A small collection of images as files: image i is filled with i, its label is i mod 10.
struct SmallCollection {
  var trainCount = 20
  var testCount = 10

  static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
  ]

  var contents: [[UInt8]] {
    [
      Self.images(0..<trainCount), Self.labels(0..<trainCount),
      Self.images(trainCount..<(trainCount + testCount)), Self.labels(trainCount..<(trainCount + testCount)),
    ]
  }

  /// The four files at a place, such as `data/mnist/`.
  func files(at place: String) -> MemoryFiles {
    MemoryFiles(
      contents: Dictionary(uniqueKeysWithValues: zip(Self.names, contents).map { (place + $0, $1) }))
  }

  private static func images(_ range: Range<Int>) -> [UInt8] {
    header(2051, [range.count, 28, 28]) + range.flatMap { [UInt8](repeating: UInt8($0), count: 784) }
  }

  private static func labels(_ range: Range<Int>) -> [UInt8] {
    header(2049, [range.count]) + range.map { UInt8($0 % 10) }
  }

  static func header(_ mark: Int, _ sizes: [Int]) -> [UInt8] {
    ([mark] + sizes).flatMap { number in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
  }

  /// A gzip file in which the bytes stand as they are.
  static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    let pieces = stride(from: 0, to: max(bytes.count, 1), by: 65_535)
    for start in pieces {
      let piece = bytes[start..<min(start + 65_535, bytes.count)]
      let count = [UInt8(piece.count & 255), UInt8(piece.count >> 8)]
      file += [start + 65_535 >= bytes.count ? 1 : 0] + count + count.map { ~$0 } + piece
    }
    return file + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// CRC-32 bit by bit, RFC 1952 section 8.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { word, _ in word >> 1 ^ (word & 1 == 1 ? 0xedb8_8320 : 0) }
    }
  }
}

/// The fault that a piece of work ends in.
func fault<Value>(_ work: () throws -> Value) -> DataFault? {
  do {
    _ = try work()
    return nil
  } catch {
    return error as? DataFault
  }
}
