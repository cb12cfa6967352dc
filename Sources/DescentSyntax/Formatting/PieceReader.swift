/// Cuts a text that can be read into pieces.
struct PieceReader {
  private let source: SourceText
  private let raw: [Token]
  private let statements: [Extent]
  private var found: [Piece] = []
  /// The statement that is being read, or comes next.
  private var statement = 0
  private var open: [(sign: Sign, isBlock: Bool)] = []
  /// The token before, if it is of the same statement.
  private var previous: Piece?
  private var keyword = ""
  /// How many tokens of the statement stand before the one that is read.
  private var place = 0
  private var breaks = 0
  private var isBehindSemicolon = false

  /// A statement from its first byte to its last.
  private struct Extent {
    var start: Int
    var end: Int
    var isUntouched: Bool
  }

  /// - Parameter untouched: Offsets, in order, of something in each statement that is left as it stands.
  init(of source: SourceText, id: Int, untouched: [Int]) {
    self.source = source
    raw = Lexer.tokens(of: source, source: id).tokens
    var rest = untouched[...]
    statements = Layout.statements(of: raw, source: id).statements.compactMap { tokens in
      guard let first = tokens.first, let last = tokens.last else { return nil }
      let isUntouched = rest.first.map { $0 < last.span.end } ?? false
      rest = rest.drop { $0 < last.span.end }
      return Extent(start: first.span.start, end: last.span.end, isUntouched: isUntouched)
    }
  }

  mutating func pieces() -> [Piece] {
    var position = source.bytes.starts(with: SourceText.byteOrderMark) ? SourceText.byteOrderMark.count : 0
    for (index, token) in raw.enumerated() where token.span.start >= position {
      readComment(in: position..<token.span.start)
      position = token.span.end
      switch token.kind {
      case .newline: breaks += 1
      case .semicolon: isBehindSemicolon = true
      case .word, .path, .number, .percent, .string, .reserved, .sign, .unreadable, .end:
        enterStatement(at: token.span.start)
        if statement < statements.count, statements[statement].isUntouched {
          position = statements[statement].end
          append(.untouched, from: token.span.start, to: position)
        } else {
          read(token, at: index)
        }
      }
    }
    readComment(in: position..<source.bytes.count)
    return found
  }

  private mutating func enterStatement(at offset: Int) {
    while statement < statements.count, statements[statement].end <= offset { statement += 1 }
    guard found.last(where: { $0.kind != .comment })?.statement != statement else { return }
    open = []
    previous = nil
  }

  private mutating func readComment(in gap: Range<Int>) {
    guard let start = source.bytes[gap].firstIndex(of: UInt8(ascii: "#")) else { return }
    let blanks = [Ascii.space, Ascii.tab, Ascii.carriageReturn]
    let end = source.bytes[start..<gap.upperBound].lastIndex { !blanks.contains($0) } ?? start
    append(.comment, from: start, to: end + 1)
  }

  private mutating func append(_ kind: Piece.Kind, from start: Int, to end: Int) {
    var piece = Piece(kind: kind, text: source.lines(from: start, to: end), statement: statement)
    piece.breaks = breaks
    piece.isBehindSemicolon = isBehindSemicolon
    if kind == .comment {
      let isInside =
        statement < statements.count && statements[statement].start < start
        && start < statements[statement].end
      if !isInside { piece.statement = nil }
      piece.column = source.column(of: start)
    }
    found.append(piece)
    breaks = 0
    isBehindSemicolon = false
  }

  private mutating func read(_ token: Token, at index: Int) {
    append(.token(token.kind), from: token.span.start, to: token.span.end)
    var piece = found.removeLast()
    if let sign = piece.sign, sign.closes { piece.isBlock = open.popLast()?.isBlock ?? false }
    piece.inside = open.last?.sign
    (keyword, place) = previous == nil ? (piece.text, 0) : (keyword, place + 1)
    let isClause =
      keyword == Keyword.split.rawValue && piece.text == Keyword.seed.rawValue
      || isFrom(piece, at: index) || keyword == Keyword.set.rawValue && place == 1
    piece.isKeyword = previous == nil || isClause
    piece.isUnary = piece.sign == .minus && (previous?.endsValue == false)
    let isBinding = keyword == Keyword.let.rawValue || keyword == Keyword.set.rawValue
    piece.isBinding = piece.sign == .equal && isBinding && open.isEmpty
    if let sign = piece.sign, sign.closer != nil {
      piece.isBlock = sign == .openBrace && isBlock(from: index)
      open.append((sign, piece.isBlock))
    }
    previous = piece
    found.append(piece)
  }

  /// Whether a piece is the `from` of a `minimize`.
  private func isFrom(_ piece: Piece, at index: Int) -> Bool {
    guard keyword == Keyword.minimize.rawValue, previous != nil, piece.text == ClauseWord.from.rawValue,
      open.isEmpty, index + 1 < raw.count
    else { return false }
    return raw[index + 1].kind == .sign(.openParenthesis)
  }

  /// Whether a brace opens a block: neither a comma nor a range stands directly in it.
  private func isBlock(from opener: Int) -> Bool {
    var depth = 0
    for token in raw[opener...] {
      guard case .sign(let sign) = token.kind else { continue }
      if sign.closer != nil { depth += 1 }
      if sign.closes { depth -= 1 }
      if depth == 0 { return true }
      if depth == 1, sign == .comma || sign == .range { return false }
    }
    return true
  }
}

extension Piece {
  /// Whether a minus behind it has something on its left.
  fileprivate var endsValue: Bool {
    switch kind {
    case .token(.number), .token(.percent), .token(.string): true
    case .token(.word), .token(.path): !isKeyword
    case .token(.reserved(let word)): !word.goesOn
    case .token(.sign(let sign)): sign.closes
    case .token(.newline), .token(.semicolon), .token(.unreadable), .token(.end), .comment, .untouched: false
    }
  }
}

extension SourceText {
  /// A stretch of the text with plain line ends.
  fileprivate func lines(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end].filter { $0 != Ascii.carriageReturn }, as: UTF8.self)
  }

  /// How many columns stand in front of a byte on its line, tabs going to the next multiple of eight.
  fileprivate func column(of offset: Int) -> Int {
    let start = lineRange(around: offset).lowerBound
    return String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.reduce(0) { column, scalar in
      scalar == "\t" ? column + 8 - column % 8 : column + DisplayWidth.of(scalar)
    }
  }
}
