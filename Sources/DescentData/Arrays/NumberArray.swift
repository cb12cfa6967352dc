/// An array of numbers as a file has it, row by row.
package struct NumberArray: Sendable, Equatable {
  package let name: String
  /// The sizes of its dimensions, the rows first; at least one.
  package let shape: [Int]
  package let values: ArrayValues
  /// SHA-256 of the file's content, or of the archive's entry, in hexadecimal characters.
  package let digest: String

  package var rows: Int { shape[0] }

  /// Numbers of one row.
  package var columns: Int { shape.dropFirst().reduce(1, *) }
}

/// The numbers of an array, the last dimension running fastest.
package enum ArrayValues: Sendable, Equatable {
  /// Whole numbers from 0 to 255.
  case bytes([UInt8])
  case floats([Float])
  case doubles([Double])

  package var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .floats(let floats): floats.count
    case .doubles(let doubles): doubles.count
    }
  }

  /// One of the numbers.
  package subscript(_ index: Int) -> Double {
    switch self {
    case .bytes(let bytes): Double(bytes[index])
    case .floats(let floats): Double(floats[index])
    case .doubles(let doubles): doubles[index]
    }
  }
}
