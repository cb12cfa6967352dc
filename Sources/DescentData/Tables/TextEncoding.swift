/// An encoding other than UTF-8, as the bytes of a text show it.
struct TextEncoding: Equatable {
  /// As `iconv` knows it.
  let name: String
  /// The first byte that shows it.
  let offset: Int

  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xff, 0xfe, 0, 0], "UTF-32"), ([0, 0, 0xfe, 0xff], "UTF-32"),
    ([0xff, 0xfe], "UTF-16"), ([0xfe, 0xff], "UTF-16"),
  ]

  /// The encoding of which a text has the byte order mark.
  static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    marks.first { bytes.starts(with: $0.bytes) }.map { TextEncoding(name: $0.name, offset: 0) }
  }

  /// The encoding in whose places a text without a mark has zero bytes.
  ///
  /// - Parameter zero: The first of them.
  static func unmarked(_ bytes: [UInt8], zero: Int) -> TextEncoding? {
    let head = bytes.prefix(64)
    let characters = head.count / 4
    func zeros(_ place: Int) -> Int { (0..<characters).count { head[4 * $0 + place] == 0 } }
    guard characters > 0 else { return nil }
    let found = (0..<4).map(zeros)
    let isMany = 3 * found.reduce(0, +) >= 2 * characters && found.reduce(0, +) > 1
    let name: String? =
      switch (found[0], found[1], found[2], found[3]) {
      case (0, _, 1..., characters): "UTF-32LE"
      case (characters, 1..., _, 0): "UTF-32BE"
      case (0, _, 0, _) where isMany: "UTF-16LE"
      case (_, 0, _, 0) where isMany: "UTF-16BE"
      default: nil
      }
    return name.map { TextEncoding(name: $0, offset: zero) }
  }
}
