import DescentSyntax

/// Text on its way to the screen, in which sequences such as `ESC [ 1 m` take no columns.
package enum ScreenText {
  /// The columns that a line takes.
  package static func columns(of line: some StringProtocol) -> Int {
    var columns = 0
    walk(line) { _, width in
      columns += width
      return true
    }
    return columns
  }

  /// A line cut to a width; what colours it is ended where it is cut.
  package static func fitted(_ line: String, to width: Int) -> String {
    var kept = ""
    var columns = 0
    var hasEscapes = false
    var isCut = false
    walk(line) { piece, wide in
      if wide == 0 && piece.hasPrefix("\u{1b}") { hasEscapes = true }
      guard columns + wide <= width else {
        isCut = true
        return false
      }
      columns += wide
      kept += piece
      return true
    }
    return isCut && hasEscapes ? kept + "\u{1b}[0m" : kept
  }

  /// How many rows of a screen a text takes, each of its lines one at least.
  package static func rows(of text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + rows(columns: columns(of: $1), width: width)
    }
  }

  /// How many rows so many columns take, one at least.
  package static func rows(columns: Int, width: Int) -> Int {
    max(1, (columns + max(1, width) - 1) / max(1, width))
  }

  /// A text without anything that colours it.
  package static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var kept = ""
      walk(line) { piece, _ in
        if !piece.hasPrefix("\u{1b}") { kept += piece }
        return true
      }
      return kept
    }.joined(separator: "\n")
  }

  /// Hands over each character, and each escape sequence as a whole, until the body has had enough.
  private static func walk(_ line: some StringProtocol, _ body: (String, Int) -> Bool) {
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1b}" else {
        let isControl = scalar.value < 0x20 || scalar.value == 0x7F
        let isTaken = isControl ? body(" ", 1) : body(String(scalar), DisplayWidth.of(scalar))
        guard isTaken else { return }
        continue
      }
      var sequence = "\u{1b}"
      var isFirst = true
      while let next = rest.popFirst() {
        sequence.unicodeScalars.append(next)
        if !isFirst, (0x40...0x7E).contains(next.value) { break }
        if isFirst, next != "[" { break }
        isFirst = false
      }
      guard body(sequence, 0) else { return }
    }
  }
}
