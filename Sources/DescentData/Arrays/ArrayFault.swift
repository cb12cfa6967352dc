import DescentFiles

/// What is wrong in a file of arrays; offsets count bytes of its content.
package enum ArrayFault: Error, Equatable, Sendable {
  case notNumPy(String)
  case notZip(String)
  /// The content ends at a byte where it should go on to `expected`.
  case cut(String, at: Int, expected: Int)
  /// The content goes on where its header says that it ends.
  case trailing(String, at: Int)
  case unknownVersion(String, major: Int)
  /// The header is not what `expected` says, from this byte on.
  case badHeader(String, offset: Int, expected: String)
  case unknownFormat(String, offset: Int, found: String)
  /// Sizes whose product no computer could hold, or none.
  case badShape(String, offset: Int, shape: String)
  case noTruthValue(String, offset: Int, found: UInt8)
  case tooLargeWhole(String, row: Int)

  case zipDamaged(String, offset: Int, reason: String)
  case zipMethod(String, entry: String, reason: String)
  case noArray(String, name: String, names: [String])

  case rowsDiffer(features: String, featureRows: Int, target: String, targetRows: Int)
  case targetHasColumns(String, shape: [Int])
}

extension ArrayFault {
  /// What was found and what was expected, in one sentence.
  package var message: String {
    switch self {
    case .notNumPy(let path): "`\(path.printable)` does not begin as an npy file does, byte 0"
    case .notZip(let path): "`\(path.printable)` does not end as a zip file does"
    case .cut(let path, let offset, let expected):
      "the content of `\(path.printable)` is cut at byte \(offset) of \(expected)"
    case .trailing(let path, let offset):
      "the content of `\(path.printable)` goes on at byte \(offset), where its header says that it ends"
    case .unknownVersion(let path, let major):
      "`\(path.printable)` has version \(major) of the npy format, byte 6; expected 1, 2 or 3"
    case .badHeader(let path, let offset, let expected):
      "the header of `\(path.printable)` has at byte \(offset) something else than \(expected)"
    case .unknownFormat(let path, let offset, let found):
      "`\(path.printable)` holds `\(found.printable)`, byte \(offset); expected numbers of 1 to 8 bytes"
    case .badShape(let path, let offset, let shape):
      "`\(path.printable)` claims the shape \(shape.printable), byte \(offset)"
    case .noTruthValue(let path, let offset, let found):
      "`\(path.printable)` has \(found) at byte \(offset), where 0 or 1 is expected"
    case .tooLargeWhole(let path, let row):
      "`\(path.printable)` row \(row) has a whole number beyond 2^53, which is not exact here"
    case .zipDamaged(let path, let offset, let reason):
      "the zip file `\(path.printable)` is damaged at byte \(offset): \(reason)"
    case .zipMethod(let path, let entry, let reason):
      "`\(entry.printable)` in `\(path.printable)` is \(reason)"
    case .noArray(let path, let name, let names):
      "`\(path.printable)` has no array `\(name.printable)`, but \(Self.list(names))"
    case .rowsDiffer(let features, let featureRows, let target, let targetRows):
      "`\(features.printable)` has \(featureRows) rows but `\(target.printable)` \(targetRows)"
    case .targetHasColumns(let path, let shape):
      "`\(path.printable)` has the shape \(shape), a target has one number a row"
    }
  }

  /// What to do about it, where something can be done.
  package var help: String? {
    switch self {
    case .notNumPy, .notZip: "write it with `numpy.save` or `numpy.savez`"
    case .cut, .trailing, .badShape, .badHeader, .zipDamaged, .noTruthValue: "write or fetch the file again"
    case .unknownFormat, .tooLargeWhole: "write it as `float32` or `float64`"
    case .zipMethod: "write it with `numpy.savez` or `numpy.savez_compressed`"
    case .unknownVersion, .noArray, .rowsDiffer, .targetHasColumns: nil
    }
  }

  /// The command's answer where this ends it.
  package var exitStatus: Int32 {
    switch self {
    case .noArray: 2
    case .notNumPy, .notZip, .cut, .trailing, .unknownVersion, .badHeader, .unknownFormat, .badShape,
      .noTruthValue, .tooLargeWhole, .zipDamaged, .zipMethod, .rowsDiffer, .targetHasColumns:
      3
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(10).map { "`\($0.printable)`" }.joined(separator: ", ")
    return names.isEmpty ? "none at all" : names.count > 10 ? shown + " and \(names.count - 10) more" : shown
  }
}
