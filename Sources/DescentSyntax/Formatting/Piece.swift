/// A token or a comment with what stood between it and the piece before.
struct Piece {
  enum Kind: Equatable {
    case token(Token.Kind)
    case comment
    /// A whole statement that is left as it stands.
    case untouched
  }

  var kind: Kind
  /// What the author wrote.
  var text: String
  /// The statement that it is part of; nil for comments between statements.
  var statement: Int?
  /// How many line ends stood in front.
  var breaks = 0
  var isBehindSemicolon = false
  /// A keyword, or a clause word or the option of a `set`, which a value follows as it follows a keyword.
  var isKeyword = false
  /// The innermost bracket that is open; for a bracket itself, the one around it.
  var inside: Sign?
  /// A `-` with nothing on its left.
  var isUnary = false
  /// A brace of a block of layers, not of a choice.
  var isBlock = false
  /// The `=` of a `let` or a `set`, which stands between spaces.
  var isBinding = false
  /// The column of the author's that a comment begins in.
  var column = 0

  var sign: Sign? {
    guard case .token(.sign(let sign)) = kind else { return nil }
    return sign
  }

  /// The name that it is, unless it is a keyword.
  var word: String? {
    guard case .token(.word(let word)) = kind, !isKeyword else { return nil }
    return word
  }

  /// Whether the value of an option can begin here without `=`.
  fileprivate var followsName: Bool {
    guard case .token(let kind) = kind else { return false }
    return Token(kind: kind, span: Span(start: 0, end: 0)).startsWordValue || sign == .openBrace
  }
}

extension Piece {
  /// Whether a space stands between two pieces of a statement on one line.
  func isSpaced(before next: Piece) -> Bool {
    if let sign = next.sign {
      if sign == .comma || sign.isTight { return false }
      if sign.closes { return next.isBlock }
      if sign == .equal { return next.isBinding }
      if sign == .openParenthesis, word != nil || self.sign == .closeBracket { return false }
    }
    guard let sign else { return true }
    if sign.closer != nil { return isBlock }
    if sign == .equal { return isBinding }
    return !sign.isTight && !isUnary
  }
}

extension Sign {
  /// Whether it is written without spaces, as it binds so tightly.
  fileprivate var isTight: Bool { self == .times || self == .over || self == .power }
}

extension [Piece] {
  /// Without commas that nothing follows on their line, and without `=` where `every 10` reads better.
  var withoutNeedlessSigns: [Piece] {
    indices.filter { !isNeedless(at: $0) }.map { self[$0] }
  }

  private func isNeedless(at index: Int) -> Bool {
    let piece = self[index]
    guard index > 0, index + 1 < count, piece.breaks == 0, self[index + 1].breaks == 0 else { return false }
    if piece.sign == .comma { return self[index + 1].sign?.closes == true }
    if piece.sign == .equal, self[index - 1].isKeyword { return self[index + 1].kind != .comment }
    guard piece.sign == .equal, piece.inside == .openParenthesis, self[index + 1].followsName,
      let word = self[index - 1].word
    else { return false }
    return Argument.prepositions.contains(word)
  }
}
