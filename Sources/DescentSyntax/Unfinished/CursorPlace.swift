/// What a cursor stands in, as far as its own line tells: neither strings nor comments go over its end.
enum CursorPlace: Equatable {
  /// Among words and signs; the word that is being written begins here, at the cursor where there is none.
  case code(wordStart: Int)
  /// In a string whose quote stands at the offset.
  case string(quote: Int)
  /// Where nothing can be completed: in a comment or a number.
  case elsewhere

  /// - Parameter cursor: An offset within the bytes.
  init(of cursor: Int, in bytes: [UInt8]) {
    let lineStart = bytes[..<cursor].lastIndex(of: Ascii.lineFeed).map { $0 + 1 } ?? 0
    var quote: Int?
    var offset = lineStart
    while offset < cursor {
      let byte = bytes[offset]
      if quote == nil, byte == UInt8(ascii: "#") {
        self = .elsewhere
        return
      }
      if byte == Ascii.quote { quote = quote == nil ? offset : nil }
      if byte == Ascii.backslash, quote != nil { offset += 1 }
      offset += 1
    }
    if let quote {
      self = .string(quote: quote)
    } else {
      let start = Self.wordStart(before: cursor, in: bytes, from: lineStart)
      self = start < cursor && !Ascii.startsWord(bytes[start]) ? .elsewhere : .code(wordStart: start)
    }
  }

  /// Where a name, a dotted path or a number begins that ends at the cursor.
  private static func wordStart(before cursor: Int, in bytes: [UInt8], from lineStart: Int) -> Int {
    var start = cursor
    while start > lineStart {
      let isPoint = bytes[start - 1] == Ascii.point && start - 1 > lineStart
      guard Ascii.continuesWord(bytes[start - 1]) || isPoint && Ascii.continuesWord(bytes[start - 2]) else {
        break
      }
      start -= 1
    }
    return start
  }
}
