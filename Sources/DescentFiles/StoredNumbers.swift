/// How numbers lie in a file.
package enum NumberFormat: String, CaseIterable, Sendable {
  case f4, f8, i1, i2, i4, i8, u1, u2, u4, u8
  /// True and false.
  case b1

  /// Bytes of one number.
  package var size: Int {
    switch self {
    case .i1, .u1, .b1: 1
    case .i2, .u2: 2
    case .f4, .i4, .u4: 4
    case .f8, .i8, .u8: 8
    }
  }
}

/// Numbers read from the bytes of a file.
package enum StoredNumbers {
  /// The numbers from a byte on.
  ///
  /// Whole numbers beyond 2^53 are rounded. The bytes for them are there.
  package static func doubles(
    of bytes: [UInt8], from start: Int, count: Int, format: NumberFormat, isBigEndian: Bool
  ) -> [Double] {
    let place = Place(bytes: bytes, start: start, count: count, isBigEndian: isBigEndian)
    switch format {
    case .u1, .b1: return place.map { (number: UInt8) in Double(number) }
    case .i1: return place.map { (number: Int8) in Double(number) }
    case .u2: return place.map { (number: UInt16) in Double(number) }
    case .i2: return place.map { (number: Int16) in Double(number) }
    case .u4: return place.map { (number: UInt32) in Double(number) }
    case .i4: return place.map { (number: Int32) in Double(number) }
    case .u8: return place.map { (number: UInt64) in Double(number) }
    case .i8: return place.map { (number: Int64) in Double(number) }
    case .f4: return place.map { (bits: UInt32) in Double(Float(bitPattern: bits)) }
    case .f8: return place.map { (bits: UInt64) in Double(bitPattern: bits) }
    }
  }

  /// The numbers of format `f4` from a byte on.
  package static func floats(of bytes: [UInt8], from start: Int, count: Int, isBigEndian: Bool) -> [Float] {
    Place(bytes: bytes, start: start, count: count, isBigEndian: isBigEndian)
      .map { (bits: UInt32) in Float(bitPattern: bits) }
  }
}

/// So many numbers from a byte on.
private struct Place {
  let bytes: [UInt8]
  let start: Int
  let count: Int
  let isBigEndian: Bool

  func map<Stored: FixedWidthInteger & BitwiseCopyable, Value>(_ value: (Stored) -> Value) -> [Value] {
    let size = MemoryLayout<Stored>.size
    precondition(start >= 0 && count >= 0 && start + count * size <= bytes.count, "the bytes are there")
    return unsafe bytes.withUnsafeBytes { bytes in
      (0..<count).map { index in
        let stored = unsafe bytes.loadUnaligned(fromByteOffset: start + index * size, as: Stored.self)
        return value(isBigEndian ? Stored(bigEndian: stored) : Stored(littleEndian: stored))
      }
    }
  }
}
