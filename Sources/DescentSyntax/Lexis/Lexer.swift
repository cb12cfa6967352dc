/// Cuts a text into tokens and says what is wrong with its characters: at most one fault a line.
struct Lexer {
  let bytes: [UInt8]
  let source: Int
  var offset = 0
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var hasFaultOnLine = false
  /// Where an unreadable text ends; nothing behind it is a token.
  private var isOver = false

  /// The tokens of a text, newlines among them, and what is wrong with its characters.
  static func tokens(of text: SourceText, source: Int) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(bytes: text.bytes, source: source)
    guard text.bytes.count <= SourceText.longest else {
      lexer.report(TextFault.tooLong(bytes: text.bytes.count), from: 0, to: 0)
      return ([], lexer.diagnostics)
    }
    if text.bytes.starts(with: SourceText.byteOrderMark) { lexer.offset = SourceText.byteOrderMark.count }
    while lexer.offset < lexer.bytes.count, !lexer.isOver { lexer.readToken() }
    return (lexer.tokens, lexer.diagnostics)
  }

  private init(bytes: [UInt8], source: Int) {
    self.bytes = bytes
    self.source = source
  }

  private mutating func readToken() {
    let byte = bytes[offset]
    switch byte {
    case Ascii.space, Ascii.tab: offset += 1
    case Ascii.lineFeed: endLine(length: 1)
    case Ascii.carriageReturn where self.byte(after: 1) == Ascii.lineFeed: endLine(length: 2)
    case Ascii.carriageReturn: refuse(TextFault.loneCarriageReturn, from: offset, to: offset + 1)
    case UInt8(ascii: "#"): skipComment()
    case UInt8(ascii: ";"): append(.semicolon, length: 1)
    case Ascii.quote: readString()
    case Ascii.point: readPoint()
    case _ where Ascii.isDigit(byte): readNumber()
    case _ where Ascii.startsWord(byte): readWord()
    default: readSign()
    }
  }

  private mutating func endLine(length: Int) {
    append(.newline, length: length)
    hasFaultOnLine = false
  }

  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != Ascii.lineFeed, !isOver {
      if bytes[offset] >= 0x20, bytes[offset] < 0x7F { offset += 1 } else { checkScalar() }
    }
  }

  /// Steps over one scalar of a comment or a string, which may be any that hides nothing.
  mutating func checkScalar() {
    guard let (scalar, length) = Characters.scalar(in: bytes, at: offset) else { return endAtBadByte() }
    if scalar == "\r" {
      if byte(after: 1) != Ascii.lineFeed {
        refuse(TextFault.loneCarriageReturn, from: offset, to: offset + 1)
        return
      }
    } else if Characters.isForbidden(scalar) {
      refuse(TextFault.hidden(scalar), from: offset, to: offset + length)
      return
    }
    offset += length
  }

  mutating func endAtBadByte() {
    hasFaultOnLine = false
    refuse(TextFault.notUTF8(offset: offset), from: offset, to: offset + 1)
    offset = bytes.count
    isOver = true
  }

  func byte(after distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  mutating func append(_ kind: Token.Kind, length: Int) {
    tokens.append(Token(kind: kind, span: Span(source: source, start: offset, end: offset + length)))
    offset += length
  }

  /// Reports a fault, marks its statement as unreadable and goes on behind it.
  mutating func refuse(_ fault: some SyntaxFault, from start: Int, to end: Int, resumingAt next: Int? = nil) {
    report(fault, from: start, to: end)
    let next = next ?? end
    tokens.append(Token(kind: .unreadable, span: Span(source: source, start: start, end: end)))
    offset = max(next, offset)
  }

  private mutating func report(_ fault: some SyntaxFault, from start: Int, to end: Int) {
    guard !hasFaultOnLine else { return }
    hasFaultOnLine = true
    diagnostics.append(fault.diagnostic(at: Span(source: source, start: start, end: end)))
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
