extension Lexer {
  /// Reads a string to its closing quote, which stands on the same line.
  mutating func readString() {
    let start = offset
    let faultsBefore = tokens.count
    var value: [UInt8] = []
    offset += 1
    while let byte = byte(after: 0), byte != Ascii.quote {
      let isLineEnd =
        byte == Ascii.lineFeed || (byte == Ascii.carriageReturn && self.byte(after: 1) == Ascii.lineFeed)
      if isLineEnd { break }
      switch byte {
      case Ascii.backslash: readEscape(into: &value)
      case Ascii.tab: refuse(StringFault.tab, from: offset, to: offset + 1)
      default:
        let before = offset
        checkScalar()
        value += bytes[before..<min(offset, bytes.count)]
      }
    }
    guard byte(after: 0) == Ascii.quote else {
      if offset < bytes.count || tokens.count == faultsBefore {
        refuse(StringFault.unclosed, from: start, to: offset)
      }
      return
    }
    offset += 1
    if tokens.count == faultsBefore {
      let end = offset
      offset = start
      append(.string(String(decoding: value, as: UTF8.self)), length: end - start)
    }
  }

  private mutating func readEscape(into value: inout [UInt8]) {
    let start = offset
    let plain: UInt8? =
      switch byte(after: 1) {
      case UInt8(ascii: "n"): Ascii.lineFeed
      case UInt8(ascii: "t"): Ascii.tab
      case Ascii.quote: Ascii.quote
      case Ascii.backslash: Ascii.backslash
      default: nil
      }
    if let plain {
      value.append(plain)
      offset += 2
    } else if byte(after: 1) == UInt8(ascii: "u") {
      readScalarEscape(into: &value)
    } else {
      var end = min(start + 2, bytes.count)
      while end < bytes.count, Ascii.continuesScalar(bytes[end]) { end += 1 }
      if let next = byte(after: 1), next == Ascii.lineFeed || next == Ascii.carriageReturn { end = start + 1 }
      refuse(StringFault.unknownEscape(text(start..<end)), from: start, to: end)
    }
  }

  private mutating func readScalarEscape(into value: inout [UInt8]) {
    let start = offset
    var end = start + 2
    if end < bytes.count, bytes[end] == UInt8(ascii: "{") { end += 1 }
    let digitStart = end
    while end < bytes.count, Ascii.isHexDigit(bytes[end]) { end += 1 }
    let digits = text(digitStart..<end)
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: "}") && digitStart == start + 3
    if isClosed { end += 1 }
    guard isClosed, digits.utf8.count <= 6, let code = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(code)
    else {
      return refuse(StringFault.noCharacter(text(start..<end)), from: start, to: end)
    }
    value += Array(String(Character(scalar)).utf8)
    offset = end
  }
}
