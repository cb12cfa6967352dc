import DescentFiles
import DescentTensor

/// The four files of a collection, opened.
struct ImageFiles: Sendable {
  let trainImages: IDXFile
  let trainLabels: IDXFile
  let testImages: IDXFile
  let testLabels: IDXFile

  private var all: [IDXFile] { [trainImages, trainLabels, testImages, testLabels] }

  func compareCounts() throws(DataFault) {
    for (images, labels) in [(trainImages, trainLabels), (testImages, testLabels)] {
      guard images.header.rows == labels.header.rows else {
        throw .idx(
          .countsDiffer(
            images: images.path, imageCount: images.header.rows, labels: labels.path,
            labelCount: labels.header.rows))
      }
    }
  }

  func allowMemory(in library: LibraryFiles, for name: String) throws(DataFault) {
    var total = 0
    for file in all {
      let (sum, isTooLarge) = total.addingReportingOverflow(file.memory ?? .max)
      total = isTooLarge ? .max : sum
    }
    try library.allow(total, for: name)
  }

  /// The contents of all four, read on two threads: the training images are most of the work.
  func dataset(named name: String, side: Int, classes: Int) throws(DataFault) -> Dataset {
    let rest = [trainLabels, testImages, testLabels]
    let room = testImages.header.size
    let (images, others) = Together.run(
      { HashedContent.read(trainImages, reserving: room) },
      { rest.map { HashedContent.read($0, reserving: 0) } })
    let trainDigest = try images.get().digest
    let read = try others.map { (result) throws(DataFault) in try result.get() }
    let labels = try labelBuffer([(trainLabels, read[0]), (testLabels, read[2])], classes: classes)
    let digests = [trainDigest] + read.map(\.digest)
    var pixels = try (consume images).get().bytes
    pixels.append(contentsOf: read[1].bytes[testImages.header.bodyOffset...])
    let matrix = ByteMatrix(
      adopting: pixels, from: trainImages.header.bodyOffset, rows: labels.count, columns: side * side)
    return Dataset(
      name: name, features: .bytes(matrix, divisor: 255),
      target: .classes(labels, names: (0..<classes).map(String.init)),
      image: ImageShape(height: side, width: side),
      testRows: trainImages.header.rows..<labels.count, digest: joined(digests))
  }

  /// The labels of both parts, each below the number of classes.
  private func labelBuffer(
    _ parts: [(file: IDXFile, content: HashedContent)], classes: Int
  ) throws(DataFault) -> LabelBuffer {
    let rows = parts.reduce(0) { $0 + $1.file.header.rows }
    let labels = try LabelBuffer.of(rows)
    var row = 0
    for (file, content) in parts {
      for (offset, label) in content.bytes.enumerated().dropFirst(file.header.bodyOffset) {
        guard label < classes else {
          throw .idx(.labelOutOfRange(file.path, offset: offset, found: Int(label), classes: classes))
        }
        labels[row] = Int32(label)
        row += 1
      }
    }
    return labels
  }

  /// One digest of four: that of the lines that `sha256sum` prints for the contents.
  private func joined(_ digests: [String]) -> String {
    let lines = zip(digests, ImageCollection.fileNames).map { "\($0)  \($1)\n" }
    return SHA256.hex(of: Array(lines.joined().utf8))
  }
}

/// The content of a file with its digest.
struct HashedContent: Sendable {
  let bytes: [UInt8]
  let digest: String

  static func read(_ file: IDXFile, reserving room: Int) -> Result<HashedContent, DataFault> {
    Result { () throws(DataFault) in
      let bytes = try file.content(reserving: room)
      return HashedContent(bytes: bytes, digest: SHA256.hex(of: bytes))
    }
  }
}
