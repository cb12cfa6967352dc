/// What a text that has been typed so far waits for.
package enum OpenEnd: Equatable, Sendable {
  /// A bracket that closes the innermost open one: `)`, `]` or `}`.
  case closer(String)
  /// Something behind an operator or a comma.
  case value

  /// What the text waits for; nil where it is whole, or wrong in a way that no further line can mend.
  ///
  /// The prompt's own lines, which begin with `.` or `?` or end with `?`, are always whole.
  package static func of(_ text: String) -> OpenEnd? {
    let line = text.utf8.drop { $0 == Ascii.space || $0 == Ascii.tab }
    let isOwn = line.first == Ascii.point || line.first == UInt8(ascii: "?")
    guard !isOwn, text.utf8.last != UInt8(ascii: "?") else { return nil }
    var reading = OpenEndReading(text)
    reading.read()
    return reading.isBeyondMending ? nil : reading.waiting
  }

  /// For every line of the text but the first, what the lines before it wait for.
  package static func betweenLines(of text: String) -> [OpenEnd?] {
    var reading = OpenEndReading(text)
    reading.read()
    return reading.betweenLines
  }

  /// How the prompt calls it.
  package var word: String {
    switch self {
    case .closer(let sign): sign
    case .value: "value"
    }
  }
}

/// One pass over the tokens of a text, by the rules of `Layout`.
private struct OpenEndReading {
  private let tokens: [Token]
  private var open: [Sign] = []
  private var last: Token?
  /// How many brackets were open where a statement began inside a brace, which is wrong unless that closes.
  private var cutDepth: Int?
  private(set) var isBeyondMending = false
  private(set) var betweenLines: [OpenEnd?] = []

  init(_ text: String) {
    tokens = Lexer.tokens(of: SourceText(name: "", text: text), source: 0).tokens
  }

  var waiting: OpenEnd? {
    if let closer = open.last?.closer { return .closer(closer.rawValue) }
    return last?.goesOn == true ? .value : nil
  }

  mutating func read() {
    for index in tokens.indices { read(at: index) }
    if cutDepth != nil { isBeyondMending = true }
  }

  private mutating func read(at index: Int) {
    let token = tokens[index]
    switch token.kind {
    case .newline:
      betweenLines.append(waiting)
      if beginsStatement(at: index + 1) { cutOff() }
    case .semicolon:
      if let inner = open.last, inner != .openBrace { isBeyondMending = true }
      last = token
    case .sign(let sign):
      if sign.closer != nil { open.append(sign) } else if sign.closes { close(sign) }
      if open.count > Layout.deepest { isBeyondMending = true }
      last = token
    case .word, .path, .number, .percent, .string, .reserved, .end, .unreadable:
      last = token
    }
  }

  private func beginsStatement(at index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index].beginsStatement(before: tokens[index + 1])
  }

  /// A statement begins on a new line although the one before it is not done.
  private mutating func cutOff() {
    guard let last else { return }
    guard let inner = open.last else {
      if last.goesOn { isBeyondMending = true }
      return
    }
    guard !last.goesOn, last.kind != .sign(inner) else { return }
    if inner == .openBrace { cutDepth = cutDepth ?? open.count } else { isBeyondMending = true }
  }

  private mutating func close(_ sign: Sign) {
    guard open.last?.closer == sign else {
      isBeyondMending = true
      return
    }
    if let depth = cutDepth, open.count <= depth { cutDepth = nil }
    open.removeLast()
  }
}
