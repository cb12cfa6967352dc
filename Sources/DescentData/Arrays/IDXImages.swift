/// The content of a file of images of any height and width, a byte a dot.
///
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", file formats.
struct IDXImages: Sendable {
  /// The whole content, its header included.
  let bytes: [UInt8]
  let rows: Int
  /// Dots of an image.
  let columns: Int
  let shape: ImageShape

  /// Where the dots begin: behind the mark and three sizes.
  static let bodyOffset = 16

  /// Reads a file whose sizes make up its content.
  init(_ path: String, in library: LibraryFiles) throws(DataFault) {
    bytes = try CSVText.content(path, in: library)
    do throws(IDXFault) {
      let sizes = try Self.sizes(bytes, path)
      (rows, columns) = (sizes.rows, sizes.columns)
      shape = ImageShape(height: sizes.height, width: sizes.columns / sizes.height)
    } catch {
      throw .idx(error)
    }
  }

  private static func sizes(_ bytes: [UInt8], _ path: String) throws(IDXFault) -> (
    rows: Int, columns: Int, height: Int
  ) {
    guard !bytes.isEmpty else { throw .empty(path) }
    guard bytes.count >= bodyOffset else { throw .cut(path, at: bytes.count, expected: bodyOffset) }
    let numbers = (0..<4).map { place in
      bytes[(4 * place)..<(4 * place + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    guard numbers[0] == IDXKind.images.mark else {
      throw .wrongMark(path, found: numbers[0], expected: .images)
    }
    let sizes = Array(numbers[1...])
    if let place = sizes.firstIndex(of: 0) { throw .noRows(path, offset: 4 + 4 * place) }
    // Two sizes have 32 bits each, so that only the third can be too much.
    let (columns, isTooLarge) = sizes[1].multipliedReportingOverflow(by: sizes[2])
    let (count, isBeyond) = columns.multipliedReportingOverflow(by: sizes[0])
    guard !isTooLarge, !isBeyond, count <= .max - bodyOffset else {
      throw .sizeOverflows(path, offset: 4, sizes: sizes)
    }
    guard bytes.count >= bodyOffset + count else {
      throw .cut(path, at: bytes.count, expected: bodyOffset + count)
    }
    guard bytes.count == bodyOffset + count else { throw .trailing(path, at: bodyOffset + count) }
    return (sizes[0], columns, sizes[1])
  }
}
