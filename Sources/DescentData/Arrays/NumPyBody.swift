import DescentFiles

/// The numbers of an npy file.
enum NumPyBody {
  /// Throws where a number is none of its format, or not exact as a double.
  static func check(_ bytes: [UInt8], _ header: NumPyHeader, path: String) throws(ArrayFault) {
    switch header.format {
    case .b1:
      guard let offset = bytes[header.bodyOffset...].firstIndex(where: { $0 > 1 }) else { return }
      throw .noTruthValue(path, offset: offset, found: bytes[offset])
    case .i8, .u8:
      let greatest = Double(1 << 53)
      let numbers = inOrder(doubles(bytes, header), header)
      guard let index = numbers.firstIndex(where: { abs($0) > greatest }) else { return }
      throw .tooLargeWhole(path, row: 1 + index / max(1, header.shape.dropFirst().reduce(1, *)))
    case .f4, .f8, .i1, .i2, .i4, .u1, .u2, .u4: return
    }
  }

  /// The numbers, the last dimension running fastest.
  static func values(_ bytes: [UInt8], _ header: NumPyHeader) -> ArrayValues {
    switch header.format {
    case .u1, .b1: return .bytes(inOrder(Array(bytes[header.bodyOffset...]), header))
    case .f4:
      let floats = StoredNumbers.floats(
        of: bytes, from: header.bodyOffset, count: header.count, isBigEndian: header.isBigEndian)
      return .floats(inOrder(floats, header))
    case .f8, .i1, .i2, .i4, .i8, .u2, .u4, .u8: return .doubles(inOrder(doubles(bytes, header), header))
    }
  }

  private static func doubles(_ bytes: [UInt8], _ header: NumPyHeader) -> [Double] {
    StoredNumbers.doubles(
      of: bytes, from: header.bodyOffset, count: header.count, format: header.format,
      isBigEndian: header.isBigEndian)
  }

  /// Numbers of which the first dimension runs fastest, put into the other order.
  private static func inOrder<Number>(_ numbers: [Number], _ header: NumPyHeader) -> [Number] {
    guard header.isFortranOrder, header.shape.count > 1, !numbers.isEmpty else { return numbers }
    var steps: [Int] = []
    var step = 1
    for size in header.shape {
      steps.append(step)
      step *= size
    }
    var place = [Int](repeating: 0, count: header.shape.count)
    var source = 0
    return (0..<numbers.count).map { _ in
      defer { advance(&place, &source, header.shape, steps) }
      return numbers[source]
    }
  }

  /// Goes to the next place, the last dimension first, and to where it is stored.
  private static func advance(_ place: inout [Int], _ source: inout Int, _ shape: [Int], _ steps: [Int]) {
    for dimension in shape.indices.reversed() {
      place[dimension] += 1
      source += steps[dimension]
      if place[dimension] < shape[dimension] { return }
      source -= shape[dimension] * steps[dimension]
      place[dimension] = 0
    }
  }
}
