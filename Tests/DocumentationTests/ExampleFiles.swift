import DescentFiles

/// Little files under the names that the examples of the catalogue read.
enum ExampleFiles {
  static let all: [String: [UInt8]] = {
    let (rows, targets) = (array(rows: 120, columns: 3), labels(120))
    var files = [
      "x.npy": rows, "y.npy": targets, "mnist.npz": zip(["x_train.npy": rows, "y_train.npy": targets]),
      "visits.csv": visits(120), "images-idx3-ubyte.gz": images(120), "labels-idx1-ubyte.gz": classes(120),
    ]
    for collection in ["mnist", "fashion_mnist"] {
      for (part, rows) in [("train", 40), ("t10k", 20)] {
        files["\(collection)/\(part)-images-idx3-ubyte"] = images(rows)
        files["\(collection)/\(part)-labels-idx1-ubyte"] = classes(rows)
      }
    }
    return files
  }()

  /// A table whose last column counts something.
  private static func visits(_ rows: Int) -> [UInt8] {
    let lines = (0..<rows).map { "\($0 % 11),\($0 % 5).5,\(($0 % 11 + $0 % 5) / 2)" }
    return Array((["distance,price,visits"] + lines).joined(separator: "\n").utf8)
  }

  /// Pixels of 28 by 28 in the form of MNIST.
  private static func images(_ rows: Int) -> [UInt8] {
    let pixels = (0..<rows * 784).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 784) }
    return big(2051) + big(rows) + big(28) + big(28) + pixels
  }

  private static func classes(_ rows: Int) -> [UInt8] {
    big(2049) + big(rows) + (0..<rows).map { UInt8($0 % 10) }
  }

  /// Numbers of binary64 as NumPy saves them.
  private static func array(rows: Int, columns: Int) -> [UInt8] {
    let values = (0..<rows * columns).flatMap { little(Double($0 % 7).bitPattern) }
    return header("<f8", "(\(rows), \(columns))") + values
  }

  /// Whole numbers 0, 1, 2 in turn as NumPy saves them.
  private static func labels(_ rows: Int) -> [UInt8] {
    header("<i8", "(\(rows),)") + (0..<rows).flatMap { little(UInt64($0 % 3)) }
  }

  private static func header(_ type: String, _ shape: String) -> [UInt8] {
    let words = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    let space = String(repeating: " ", count: 63 - (words.utf8.count + 10) % 64)
    let text = Array((words + space + "\n").utf8)
    return [0x93] + Array("NUMPY".utf8) + [1, 0] + little(UInt16(text.count)) + text
  }

  /// Members kept as they are, as `savez` does.
  private static func zip(_ members: [String: [UInt8]]) -> [UInt8] {
    var (body, directory) = ([UInt8](), [UInt8]())
    for (name, bytes) in members.sorted(by: { $0.key < $1.key }) {
      let size = little(UInt32(bytes.count))
      let common: [UInt8] =
        [0, 0, 0, 0, 0, 0, 0, 0] + little(CRC32.of(bytes)) + size + size + little(UInt16(name.utf8.count))
      let place = little(UInt32(body.count))
      body += [0x50, 0x4B, 3, 4, 20, 0] + common + [0, 0] + Array(name.utf8) + bytes
      directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + common
      directory += [UInt8](repeating: 0, count: 12) + place + Array(name.utf8)
    }
    let count = little(UInt16(members.count))
    let end = little(UInt32(directory.count)) + little(UInt32(body.count))
    return body + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + end + [0, 0]
  }

  /// Lowest byte first.
  private static func little(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    stride(from: 0, to: number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// A number of four bytes, highest byte first.
  private static func big(_ number: Int) -> [UInt8] { little(UInt32(number)).reversed() }
}
