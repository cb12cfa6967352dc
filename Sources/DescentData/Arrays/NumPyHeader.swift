import DescentFiles

/// What the head of an npy file says.
///
/// Source: NumPy, "A simple file format for NumPy arrays", NEP 1.
struct NumPyHeader: Equatable, Sendable {
  let format: NumberFormat
  let isBigEndian: Bool
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the numbers begin.
  let bodyOffset: Int

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  private static let longest = 1 << 20
  private static let mostDimensions = 8

  /// Reads the head of a content.
  init(_ bytes: [UInt8], path: String) throws(ArrayFault) {
    guard bytes.starts(with: Self.magic) else {
      guard !Self.magic.starts(with: bytes) else { throw .cut(path, at: bytes.count, expected: 10) }
      throw .notNumPy(path)
    }
    guard bytes.count >= 10 else { throw .cut(path, at: bytes.count, expected: 10) }
    guard (1...3).contains(bytes[6]) else { throw .unknownVersion(path, major: Int(bytes[6])) }
    let width = bytes[6] == 1 ? 2 : 4
    guard bytes.count >= 8 + width else { throw .cut(path, at: bytes.count, expected: 8 + width) }
    let length = bytes[8..<(8 + width)].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.longest else {
      throw .badHeader(path, offset: 8, expected: "a length up to \(Self.longest)")
    }
    bodyOffset = 8 + width + length
    guard bytes.count >= bodyOffset else { throw .cut(path, at: bytes.count, expected: bodyOffset) }
    var reader = NumPyHeaderReader(bytes, from: 8 + width, to: bodyOffset, path: path)
    let entries = try reader.entries()
    (format, isBigEndian) = try Self.format(entries.descr, path)
    isFortranOrder = entries.isFortranOrder
    shape = entries.shape.sizes
    guard (1...Self.mostDimensions).contains(shape.count) else {
      throw .badShape(path, offset: entries.shape.offset, shape: "of \(shape.count) dimensions")
    }
    _ = try Self.size(shape, of: format.size, at: entries.shape.offset, path: path)
  }

  /// Numbers in the array.
  var count: Int { shape.reduce(1, *) }

  private static func format(
    _ descr: (text: String, offset: Int), _ path: String
  ) throws(ArrayFault) -> (NumberFormat, Bool) {
    let order = descr.text.first
    guard let order, "<>|=".contains(order),
      let format = NumberFormat(rawValue: String(descr.text.dropFirst()))
    else { throw .unknownFormat(path, offset: descr.offset, found: descr.text) }
    return (format, order == ">")
  }

  /// Bytes of so many numbers; no product of sizes is believed before.
  private static func size(_ shape: [Int], of item: Int, at offset: Int, path: String) throws(ArrayFault)
    -> Int
  {
    var size = item
    // A dimension of 0 makes the product 0, not the rest of the sizes possible.
    for dimension in shape {
      let (next, isTooLarge) = size.multipliedReportingOverflow(by: max(1, dimension))
      guard !isTooLarge, next <= Int.max / 2 else {
        throw .badShape(path, offset: offset, shape: shape.map(String.init).joined(separator: " × "))
      }
      size = next
    }
    return size
  }
}
