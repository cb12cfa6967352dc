extension Lexer {
  /// Reads a name, a dotted path or a reserved word.
  mutating func readWord() {
    let start = offset
    var end = wordEnd(from: start)
    var hasPoint = false
    while end + 1 < bytes.count, bytes[end] == Ascii.point, Ascii.startsWord(bytes[end + 1]) {
      end = wordEnd(from: end + 1)
      hasPoint = true
    }
    if end < bytes.count, bytes[end] >= 0x80, let foreign = foreignWordEnd(from: end) {
      return refuseForeignWord(start..<foreign)
    }
    if end + 1 < bytes.count, bytes[end] == Ascii.point, Ascii.isDigit(bytes[end + 1]) {
      let rest = runEnd(from: end + 1)
      return refuse(CharacterFault.strayPoint(joined: nil), from: end, to: end + 1, resumingAt: rest)
    }
    let text = text(start..<end)
    if hasPoint {
      append(.path(text), length: end - start)
    } else if let reserved = ReservedWord(rawValue: text) {
      append(.reserved(reserved), length: end - start)
    } else {
      append(.word(text), length: end - start)
    }
  }

  /// Reads `..`, a number that begins with its point, or a point that joins nothing.
  mutating func readPoint() {
    guard let next = byte(after: 1) else {
      return refuse(CharacterFault.strayPoint(joined: nil), from: offset, to: offset + 1)
    }
    if Ascii.isDigit(next) { return readNumber() }
    guard next == Ascii.point else {
      guard let (word, span) = joinedWord() else {
        return refuse(CharacterFault.strayPoint(joined: nil), from: offset, to: offset + 1)
      }
      return refuse(
        CharacterFault.strayPoint(joined: word), from: span.lowerBound, to: span.upperBound,
        resumingAt: span.upperBound)
    }
    guard byte(after: 2) == Ascii.point else { return append(.sign(.range), length: 2) }
    var end = offset
    while end < bytes.count, bytes[end] == Ascii.point { end += 1 }
    refuse(CharacterFault.threePoints, from: offset, to: end)
  }

  /// Reads an operator or a bracket, or refuses the character.
  mutating func readSign() {
    if let sign = Sign(bytes[offset], followedBy: byte(after: 1)) {
      return append(.sign(sign), length: sign.rawValue.utf8.count)
    }
    guard let (scalar, length) = Characters.scalar(in: bytes, at: offset) else { return endAtBadByte() }
    if Characters.isForbidden(scalar) {
      refuse(TextFault.hidden(scalar), from: offset, to: offset + length)
    } else if scalar == "%" {
      refuse(CharacterFault.modulo, from: offset, to: offset + 1)
    } else if scalar.properties.isAlphabetic, let end = foreignWordEnd(from: offset) {
      refuseForeignWord(offset..<end)
    } else if scalar == "'", let end = singleQuoteEnd {
      refuse(CharacterFault.singleQuotes(text(offset + 1..<end - 1)), from: offset, to: end)
    } else {
      var end = offset + length
      while end < bytes.count, bytes[end] == bytes[offset], length == 1 { end += 1 }
      refuse(CharacterFault.stray(scalar), from: offset, to: end)
    }
  }

  /// The end of `'relu'` on the same line, its second quote taken in; nil where there is none.
  private var singleQuoteEnd: Int? {
    var end = offset + 1
    while end < bytes.count, (0x20..<0x7F).contains(bytes[end]), bytes[end] != Ascii.quote {
      if bytes[end] == UInt8(ascii: "'") { return end + 1 }
      end += 1
    }
    return nil
  }

  /// The end of a run of letters and digits of any alphabet; nil where none begins.
  private func foreignWordEnd(from start: Int) -> Int? {
    var end = start
    while end < bytes.count {
      guard let (scalar, length) = Characters.scalar(in: bytes, at: end) else { break }
      let properties = scalar.properties
      let isForeign = !scalar.isASCII && properties.isXIDContinue && !Characters.isForbidden(scalar)
      guard Ascii.continuesWord(bytes[end]) || isForeign else { break }
      end += length
    }
    return end > start ? end : nil
  }

  private mutating func refuseForeignWord(_ range: Range<Int>) {
    let word = text(range)
    var plain = ""
    var letter: Unicode.Scalar?
    for scalar in word.unicodeScalars {
      if !scalar.isASCII { letter = letter ?? scalar }
      plain.append(Characters.plainTwin(of: scalar) ?? Character(scalar))
    }
    let isPlain = plain.utf8.allSatisfy(Ascii.continuesWord)
    let fault = CharacterFault.foreignWord(word, letter: letter ?? "?", plain: isPlain ? plain : nil)
    refuse(fault, from: range.lowerBound, to: range.upperBound)
  }

  /// What `test . accuracy` would be without its spaces, and where it stands.
  private func joinedWord() -> (String, Range<Int>)? {
    var next = offset + 1
    while next < bytes.count, bytes[next] == Ascii.space { next += 1 }
    guard next < bytes.count, Ascii.startsWord(bytes[next]), let last = tokens.last else { return nil }
    let end = wordEnd(from: next)
    switch last.kind {
    case .word(let text), .path(let text): return (text + "." + self.text(next..<end), last.span.start..<end)
    case .number, .percent, .string, .reserved, .sign, .newline, .semicolon, .unreadable, .end: return nil
    }
  }

  func wordEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, Ascii.continuesWord(bytes[end]) { end += 1 }
    return end
  }

  /// The end of everything glued together: letters, digits and single points.
  func runEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let isSinglePoint =
        bytes[end] == Ascii.point && (end + 1 >= bytes.count || bytes[end + 1] != Ascii.point)
      guard Ascii.continuesWord(bytes[end]) || isSinglePoint else { break }
      end += 1
    }
    return end
  }
}
