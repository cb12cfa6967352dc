/// A word or one mark of punctuation, with the line it stands on.
struct Token {
  let text: String
  let line: Int
  /// White space or a line's start comes before it.
  let isSpaced: Bool

  var isWord: Bool { text.utf8.first.map(Self.isOfWord) ?? false }

  /// The tokens of masked code, in order.
  static func list(in bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var line = 1
    var isSpaced = true
    var position = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte <= UInt8(ascii: " ") {
        isSpaced = true
        continue
      }
      if isOfWord(byte) { while position < bytes.count, isOfWord(bytes[position]) { position += 1 } }
      tokens.append(
        Token(text: String(decoding: bytes[start..<position], as: UTF8.self), line: line, isSpaced: isSpaced))
      isSpaced = false
    }
    return tokens
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

extension [Token] {
  /// Places where these texts follow each other.
  func places(of texts: [String]) -> [Int] {
    indices.filter { start in
      start + texts.count <= count && texts.indices.allSatisfy { self[start + $0].text == texts[$0] }
    }
  }

  /// The place of the brace that closes the one at `opening`, or of the last token.
  func closingBrace(from opening: Int) -> Int {
    var depth = 0
    for place in opening..<count {
      if self[place].text == "{" { depth += 1 }
      if self[place].text == "}" { depth -= 1 }
      if depth == 0 { return place }
    }
    return count - 1
  }
}
