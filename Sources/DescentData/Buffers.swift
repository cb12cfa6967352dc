import DescentTensor

extension Buffer {
  /// Room for so many numbers, or the fault that there is no memory for it.
  static func of(_ count: Int) throws(DataFault) -> Buffer<Element> {
    guard let buffer = Buffer(count: count) else {
      throw .noMemory(bytes: count * MemoryLayout<Element>.stride)
    }
    return buffer
  }
}

extension Matrix {
  /// A matrix of zeros, or the fault that there is no memory for it.
  static func zeros(rows: Int, columns: Int) throws(DataFault) -> Matrix {
    Matrix(try FloatBuffer.of(rows * columns), rows: rows, columns: columns)
  }

  /// The same numbers in memory of their own.
  func copied() throws(DataFault) -> Matrix {
    let copy = try Matrix.zeros(rows: rows, columns: columns)
    for row in 0..<rows {
      for column in 0..<columns { copy[row, column] = self[row, column] }
    }
    return copy
  }
}
