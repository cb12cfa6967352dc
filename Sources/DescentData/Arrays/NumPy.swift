import DescentFiles

/// Arrays that NumPy saved, alone in an npy file or several in an npz file.
package enum NumPy {
  /// The array in an npy file, which may be gzipped.
  package static func read(_ path: String, in library: LibraryFiles) throws(DataFault) -> NumberArray {
    try array(of: CSVText.content(path, in: library), path: path, in: library)
  }

  /// The arrays in an npz file, in its order.
  ///
  /// - Parameter names: Those that are wanted, each of which must be there; nil for all.
  package static func archive(
    _ path: String, only names: [String]? = nil, in library: LibraryFiles
  ) throws(DataFault) -> [NumberArray] {
    let archive = try ZipFile(CSVText.content(path, in: library), path: path)
    let found = archive.entries.map(\.arrayName)
    for name in names ?? [] where !found.contains(name) {
      throw .array(.noArray(path, name: name, names: found))
    }
    var memory = archive.bytes.count
    var arrays: [NumberArray] = []
    for entry in archive.entries where names?.contains(entry.arrayName) ?? true {
      let (sum, isTooLarge) = memory.addingReportingOverflow(entry.size)
      memory = isTooLarge ? .max : sum
      try library.allow(memory, for: path)
      let content = try archive.content(of: entry)
      arrays.append(try array(of: content, path: "\(path):\(entry.arrayName)", in: library))
    }
    return arrays
  }

  /// The array in a content.
  private static func array(
    of bytes: [UInt8], path: String, in library: LibraryFiles
  ) throws(DataFault) -> NumberArray {
    let header = try header(of: bytes, path: path)
    try library.allow(bytes.count + header.count * MemoryLayout<Double>.stride, for: path)
    return NumberArray(
      name: path, shape: header.shape, values: NumPyBody.values(bytes, header), digest: SHA256.hex(of: bytes))
  }

  /// The head of a content, which fits what follows it.
  private static func header(of bytes: [UInt8], path: String) throws(DataFault) -> NumPyHeader {
    do throws(ArrayFault) {
      let header = try NumPyHeader(bytes, path: path)
      let end = header.bodyOffset + header.count * header.format.size
      guard bytes.count >= end else { throw .cut(path, at: bytes.count, expected: end) }
      guard bytes.count == end else { throw .trailing(path, at: end) }
      try NumPyBody.check(bytes, header, path: path)
      return header
    } catch {
      throw .array(error)
    }
  }
}
