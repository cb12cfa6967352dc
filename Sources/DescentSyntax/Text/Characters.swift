/// What the language thinks of single characters: which may never stand in a recipe, and how they are named.
enum Characters {
  /// Control, zero-width and bidirectional characters, which hide what a recipe says; in comments too.
  ///
  /// Tab and line feed are not among them; a carriage return is judged by what follows it.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0xAD, 0x061C, 0x180E, 0xFEFF: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// `U+202E`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Why a forbidden character is one, in the user's words.
  static func offence(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "a bidirectional control"
    case 0x2028, 0x2029: "a line separator"
    case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: "an invisible character"
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: "an invisible character"
    default: "a control character"
    }
  }

  /// The plain character that a foreign one is mistaken for, if it is a known case.
  static func plainTwin(of scalar: Unicode.Scalar) -> Character? {
    twins[scalar]
  }

  private static let twins: [Unicode.Scalar: Character] = {
    let foreign = "аеорсхуіјѕԁһԛԝкмнтвАВЕКМНОРСТХοανικρτυΑΒΕΗΙΚΜΝΟΡΤΥΧΖ“”„«»’‘–—−×·÷∗，；（）［］｛｝＝"
    let plain = "aeopcxyijsdhqwkmhtbABEKMHOPCTXoavikptuABEHIKMNOPTYXZ\"\"\"\"\"''---**/*,;()[]{}="
    var table: [Unicode.Scalar: Character] = [
      "\u{A0}": " ", "\u{2007}": " ", "\u{202F}": " ", "\u{3000}": " ",
    ]
    for (scalar, twin) in zip(foreign.unicodeScalars, plain) { table[scalar] = twin }
    return table
  }()

  /// The scalar that begins at a byte and its length there; nil where the bytes are not UTF-8.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[(offset + 1)..<(offset + length)] {
      guard Ascii.continuesScalar(byte) else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
