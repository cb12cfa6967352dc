/// The bytes that the lexer tells apart by name.
enum Ascii {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let point = UInt8(ascii: ".")
  static let underscore = UInt8(ascii: "_")
  static let percent = UInt8(ascii: "%")

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return isDigit(byte) || (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f"))
  }

  static func startsWord(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return byte == underscore || (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z"))
  }

  static func continuesWord(_ byte: UInt8) -> Bool { startsWord(byte) || isDigit(byte) }

  /// Whether the byte is the second or a later one of a scalar in UTF-8.
  static func continuesScalar(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether the text is one name of the language, or names joined by points.
  static func isWordOrPath(_ text: String) -> Bool {
    text.utf8.split(separator: point, omittingEmptySubsequences: false).allSatisfy { part in
      part.first.map(startsWord) == true && part.allSatisfy(continuesWord)
    }
  }
}
