/// Lays pieces out on a page.
struct PieceWriter {
  /// Columns that a bracket's insides, and the rest of a statement broken behind an operator, move in.
  private static let step = 2

  private(set) var page = Page()
  private var previous: Piece?
  /// Whether this line ends with a bracket that has just been opened, but for a comment.
  private var isBehindOpener = false
  private var statement: Int?
  /// For each open bracket, the indentation of the line that it opened on.
  private var open: [Int] = []

  mutating func write(_ piece: Piece) {
    let isFirst = piece.kind != .comment && piece.statement != statement
    if isFirst {
      open = []
      statement = piece.statement
    }
    let closes = piece.sign?.closes == true
    let indentation = isFirst || piece.statement == nil ? 0 : continuation(isCloser: closes)
    if closes { open.removeLast(open.isEmpty ? 0 : 1) }
    place(piece, isFirst: isFirst, indentation: indentation, closes: closes)
    if piece.sign?.closer != nil { open.append(page.indentation) }
    isBehindOpener =
      piece.sign?.closer != nil || (isBehindOpener && piece.breaks == 0 && piece.kind == .comment)
    previous = piece
  }

  private func continuation(isCloser: Bool) -> Int {
    guard let line = open.last else { return Self.step }
    return isCloser ? line : line + Self.step
  }

  private mutating func place(_ piece: Piece, isFirst: Bool, indentation: Int, closes: Bool) {
    guard let previous else { return page.add(piece.text) }
    if piece.breaks > 0 {
      let isTight = closes || isBehindOpener
      page.breakLine(isParagraph: piece.breaks > 1 && !isTight, indentation: indentation)
      page.add(piece.text)
    } else if piece.kind == .comment {
      page.add(comment: piece.text, column: piece.column)
    } else {
      page.add(separator(previous, piece, isFirst: isFirst) + piece.text)
    }
  }

  private func separator(_ previous: Piece, _ piece: Piece, isFirst: Bool) -> String {
    let isInBlock = piece.isBehindSemicolon && previous.sign?.closer == nil && piece.sign?.closes != true
    if isFirst || isInBlock { return "; " }
    return previous.isSpaced(before: piece) ? " " : ""
  }
}
