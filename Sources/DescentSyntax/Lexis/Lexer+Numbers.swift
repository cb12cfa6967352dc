extension Lexer {
  /// Reads a number or a percentage.
  mutating func readNumber() {
    let start = offset
    var scan = NumberScan(bytes: bytes, offset: start)
    let fault = scan.read()
    let end = scan.offset
    if let fault { return refuse(fault, from: start, to: runEnd(from: end)) }
    if end < bytes.count, touches(end, after: start) {
      let rest = runEnd(from: end)
      let fault = adjacencyFault(number: start..<end, rest: end..<rest)
      return refuse(fault, from: start, to: rest)
    }
    let literal = text(start..<end)
    guard let value = Double(scan.plainText) else {
      return refuse(NumberFault.secondPoint, from: start, to: end)
    }
    if let fault = rangeFault(value, scan, literal) { return refuse(fault, from: start, to: end) }
    append(scan.isPercent ? .percent(value) : .number(value), length: end - start)
  }

  private func touches(_ end: Int, after start: Int) -> Bool {
    if Ascii.continuesWord(bytes[end]) { return true }
    return bytes[end] == Ascii.point && end + 1 < bytes.count && Ascii.isDigit(bytes[end + 1])
  }

  private func adjacencyFault(number: Range<Int>, rest: Range<Int>) -> NumberFault {
    let first = bytes[rest.lowerBound]
    if first == Ascii.point { return .secondPoint }
    if first == Ascii.underscore { return .underscore }
    let isZero = bytes[number].elementsEqual([UInt8(ascii: "0")])
    if isZero, first | 0x20 == UInt8(ascii: "x") {
      return .hexadecimal(digits: text((rest.lowerBound + 1)..<rest.upperBound))
    }
    let word = text(rest)
    if word == "e" || word == "E" { return .exponent }
    return .touchesLetter(number: text(number), rest: word)
  }

  private func rangeFault(_ value: Double, _ scan: NumberScan, _ literal: String) -> NumberFault? {
    if !value.isFinite { return .infinite(literal) }
    if scan.isWhole {
      let digits = scan.plainText.drop { $0 == "0" }
      let limit: UInt64 = 1 << 53
      if digits.utf8.count > 16 || (UInt64(digits) ?? 0) > limit { return .wholeTooLarge(literal) }
    }
    return value == 0 && scan.hasNonzeroDigit ? .vanishing(literal) : nil
  }
}

/// Reads the characters of one number and keeps them without underscores.
private struct NumberScan {
  let bytes: [UInt8]
  var offset: Int
  /// What `Double` reads: digits around every point, no underscore.
  private(set) var plainText = ""
  private(set) var isWhole = true
  private(set) var isPercent = false
  private(set) var hasNonzeroDigit = false

  init(bytes: [UInt8], offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func read() -> NumberFault? {
    if byte(0) != Ascii.point, let fault = readDigits() { return fault }
    if plainText.isEmpty { plainText = "0" }
    if byte(0) == Ascii.point, byte(1) != Ascii.point {
      offset += 1
      isWhole = false
      plainText += "."
      let before = plainText.utf8.count
      if let next = byte(0), Ascii.isDigit(next), let fault = readDigits() { return fault }
      if plainText.utf8.count == before { plainText += "0" }
    }
    readExponent()
    if byte(0) == Ascii.percent {
      isPercent = true
      offset += 1
    }
    return nil
  }

  private mutating func readDigits() -> NumberFault? {
    while let digit = byte(0), Ascii.isDigit(digit) || digit == Ascii.underscore {
      if digit == Ascii.underscore {
        guard let next = byte(1), Ascii.isDigit(next) else { return .underscore }
      } else {
        plainText.unicodeScalars.append(Unicode.Scalar(digit))
        if digit != UInt8(ascii: "0") { hasNonzeroDigit = true }
      }
      offset += 1
    }
    return nil
  }

  /// Reads `e-3`; an `e` without digits stays unread and is refused as a letter.
  private mutating func readExponent() {
    guard let letter = byte(0), letter | 0x20 == UInt8(ascii: "e") else { return }
    let hasSign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
    guard let digit = byte(hasSign ? 2 : 1), Ascii.isDigit(digit) else { return }
    isWhole = false
    plainText += byte(1) == UInt8(ascii: "-") ? "e-" : "e"
    offset += hasSign ? 2 : 1
    while let digit = byte(0), Ascii.isDigit(digit) {
      plainText.unicodeScalars.append(Unicode.Scalar(digit))
      offset += 1
    }
  }

  private func byte(_ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }
}
