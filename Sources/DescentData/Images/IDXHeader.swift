/// The sizes at the head of a file of images or labels.
///
/// The mark, then one size a dimension, each four bytes, highest first; then one byte a value.
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", file formats.
struct IDXHeader: Equatable, Sendable {
  let rows: Int
  /// Where the values begin.
  let bodyOffset: Int
  /// Bytes of the whole content.
  let size: Int

  /// Bytes that a header has at most.
  static let longest = 16

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - head: The first 16 bytes, or all where there are fewer.
  ///   - side: Expected height and width of an image.
  init(_ head: [UInt8], of kind: IDXKind, side: Int, path: String) throws(IDXFault) {
    let bodyOffset = 4 + 4 * kind.dimensions
    guard !head.isEmpty else { throw .empty(path) }
    guard head.count >= 4 else { throw .cut(path, at: head.count, expected: bodyOffset) }
    let mark = Self.number(in: head, at: 0)
    guard mark == kind.mark else { throw .wrongMark(path, found: mark, expected: kind) }
    guard head.count >= bodyOffset else { throw .cut(path, at: head.count, expected: bodyOffset) }
    let sizes = (1...kind.dimensions).map { Self.number(in: head, at: 4 * $0) }
    guard sizes[0] > 0 else { throw .noRows(path, offset: 4) }
    let values = try Self.product(sizes, path: path)
    for (place, size) in sizes.enumerated().dropFirst() where size != side {
      throw .wrongSize(path, offset: 4 + 4 * place, found: size, expected: side)
    }
    rows = sizes[0]
    self.bodyOffset = bodyOffset
    size = bodyOffset + values
  }

  private static func number(in head: [UInt8], at offset: Int) -> Int {
    head[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The number of values, small enough to add a header to it.
  private static func product(_ sizes: [Int], path: String) throws(IDXFault) -> Int {
    var product = 1
    for size in sizes {
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: size)
      guard !isTooLarge, next <= Int.max - longest else {
        throw .sizeOverflows(path, offset: 4, sizes: sizes)
      }
      product = next
    }
    return product
  }
}
