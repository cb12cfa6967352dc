import DescentFiles
import DescentTensor

/// Labelled images in two files of the format of MNIST, of any size.
package enum IDXTables {
  /// The images as bytes with their labels as classes; both files may be gzipped.
  package static func read(
    images: String, labels: String, named name: String, in library: LibraryFiles
  ) throws(DataFault) -> Dataset {
    let pixels = try IDXImages(images, in: library)
    // The size of images is no matter in a file of labels.
    let marks = try IDXFile(labels, of: .labels, side: 0, in: library)
    guard pixels.rows == marks.header.rows else {
      throw .idx(
        .countsDiffer(
          images: images, imageCount: pixels.rows, labels: labels, labelCount: marks.header.rows))
    }
    let (memory, isTooLarge) = pixels.bytes.count.addingReportingOverflow(marks.memory ?? .max)
    try library.allow(isTooLarge ? .max : memory, for: name)
    return try dataset(named: name, pixels, labels: marks.content()[marks.header.bodyOffset...])
  }

  private static func dataset(
    named name: String, _ images: IDXImages, labels: ArraySlice<UInt8>
  ) throws(DataFault) -> Dataset {
    let matrix = ByteMatrix(
      adopting: images.bytes, from: IDXImages.bodyOffset, rows: images.rows, columns: images.columns)
    let classes = Set(labels).sorted()
    let buffer = try LabelBuffer.of(images.rows)
    for (row, label) in labels.enumerated() {
      buffer[row] = Int32(truncatingIfNeeded: classes.firstIndex(of: label) ?? 0)
    }
    let digests = [SHA256.hex(of: images.bytes), SHA256.hex(of: Array(labels))]
    return Dataset(
      name: name, features: .bytes(matrix, divisor: 255),
      target: .classes(buffer, names: classes.map { String($0) }), image: images.shape,
      digest: SHA256.hex(of: Array("\(digests[0])\n\(digests[1])\n".utf8)))
  }
}
