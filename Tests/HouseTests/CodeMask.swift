/// Turns comments and the insides of strings into spaces, so that what is left is code in its old place.
struct CodeMask {
  private let bytes: [UInt8]
  private let language: SourceFile.Language
  private var masked: [UInt8] = []
  private var position = 0

  static func masking(_ text: String, as language: SourceFile.Language) -> [UInt8] {
    var mask = CodeMask(bytes: Array(text.utf8), language: language)
    switch language {
    case .swift, .c: mask.code(upTo: nil)
    case .other: return mask.bytes
    }
    return mask.masked
  }

  private init(bytes: [UInt8], language: SourceFile.Language) {
    self.bytes = bytes
    self.language = language
    masked.reserveCapacity(bytes.count)
  }

  /// Code to the end of the text, or past the parenthesis that closes an interpolation.
  private mutating func code(upTo end: Character?) {
    var depth = 0
    while position < bytes.count {
      if sees("//") {
        blank { $0.sees("\n") }
      } else if sees("/*") {
        blockComment()
      } else if let marks = openingQuote() {
        string(marks)
      } else if language == .c, sees("'") {
        characterLiteral()
      } else if language == .swift, sees("`") {
        quotedName()
      } else {
        if sees("(") { depth += 1 }
        if sees(")") { depth -= 1 }
        keep(1)
        if end != nil, depth < 0 { return }
      }
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += language == .c && depth == 1 ? 0 : 1
        blank(2)
      } else if sees("*/") {
        depth -= 1
        blank(2)
      } else {
        blank(1)
      }
    } while depth > 0 && position < bytes.count
  }

  /// How many `#` and quotes open a string here; nil where none opens.
  private func openingQuote() -> (hashes: Int, quotes: Int)? {
    var hashes = 0
    if language == .swift { while at(position + hashes) == UInt8(ascii: "#") { hashes += 1 } }
    guard at(position + hashes) == UInt8(ascii: "\"") else { return nil }
    let isTriple = language == .swift && sees("\"\"\"", at: position + hashes)
    return (hashes, isTriple ? 3 : 1)
  }

  private mutating func string(_ marks: (hashes: Int, quotes: Int)) {
    let close = String(repeating: "\"", count: marks.quotes) + String(repeating: "#", count: marks.hashes)
    let escape = "\\" + String(repeating: "#", count: marks.hashes)
    keep(marks.hashes + marks.quotes)
    while position < bytes.count {
      if sees(close) { return keep(close.utf8.count) }
      if language == .swift, sees(escape + "(") {
        blank(escape.utf8.count)
        keep(1)
        code(upTo: ")")
      } else if sees(escape) {
        blank(escape.utf8.count + 1)
      } else if marks.quotes == 1, sees("\n") {
        return
      } else {
        blank(1)
      }
    }
  }

  private mutating func characterLiteral() {
    keep(1)
    while position < bytes.count, !sees("'"), !sees("\n") { blank(sees("\\") ? 2 : 1) }
    keep(1)
  }

  /// A name in backticks is one word, whatever it says.
  private mutating func quotedName() {
    keep(1)
    while position < bytes.count, !sees("`"), !sees("\n") {
      masked.append(UInt8(ascii: "_"))
      position += 1
    }
    keep(1)
  }

  private mutating func blank(until isEnd: (Self) -> Bool) {
    while position < bytes.count, !isEnd(self) { blank(1) }
  }

  private mutating func blank(_ count: Int) {
    for _ in 0..<min(count, bytes.count - position) {
      masked.append(sees("\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
      position += 1
    }
  }

  private mutating func keep(_ count: Int) {
    for _ in 0..<min(count, bytes.count - position) {
      masked.append(bytes[position])
      position += 1
    }
  }

  private func sees(_ word: String, at place: Int? = nil) -> Bool {
    bytes[min(place ?? position, bytes.count)...].starts(with: word.utf8)
  }

  private func at(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }
}
