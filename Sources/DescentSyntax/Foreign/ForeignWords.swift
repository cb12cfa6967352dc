/// The tokens of a statement that could not be read, for somebody who looks for other tools' words in them.
struct ForeignWords {
  let tokens: [Token]
  private let text: SourceText

  init(_ tokens: [Token], of text: SourceText) {
    self.tokens = tokens
    self.text = text
  }

  var whole: Span {
    guard let first = tokens.first, let last = tokens.last else { return Span(start: 0, end: 0) }
    return first.span.joined(with: last.span)
  }

  /// The word at a place; `in` and `for` too.
  func word(at place: Int) -> String? {
    guard tokens.indices.contains(place), case .word(let word) = tokens[place].kind else { return nil }
    return word
  }

  func path(at place: Int) -> String? {
    guard tokens.indices.contains(place), case .path(let path) = tokens[place].kind else { return nil }
    return path
  }

  func isString(at place: Int) -> Bool {
    guard tokens.indices.contains(place), case .string = tokens[place].kind else { return false }
    return true
  }

  func isSign(_ sign: Sign, at place: Int) -> Bool {
    tokens.indices.contains(place) && tokens[place].kind == .sign(sign)
  }

  /// The author's text of a token.
  func text(at place: Int) -> String { text.text(of: tokens[place].span) }

  /// The author's text from a token to another.
  func text(from first: Int, to last: Int) -> String {
    guard first <= last, tokens.indices.contains(first), tokens.indices.contains(last) else { return "" }
    return text.text(of: tokens[first].span.joined(with: tokens[last].span))
  }

  /// The author's text from a token to the end of its line.
  func rest(from place: Int, spaced: Bool = false) -> String {
    guard tokens.indices.contains(place) else { return "" }
    return (spaced ? " " : "") + text(from: place, to: tokens.count - 1)
  }

  /// Every number, as the author wrote it.
  var numbers: [String] { tokens.indices.filter { tokens[$0].isNumber }.map(text(at:)) }

  /// The first number.
  var number: String? { numbers.first }

  /// The first number from a place on.
  func number(from place: Int) -> String? {
    tokens.indices.dropFirst(place).first { tokens[$0].isNumber }.map(text(at:))
  }

  /// The number that an option is given: `epochs=20`.
  func number(after option: String) -> String? {
    let place = tokens.indices.first { word(at: $0) == option && isSign(.equal, at: $0 + 1) }
    guard let place, tokens.indices.contains(place + 2), tokens[place + 2].isNumber else { return nil }
    return text(at: place + 2)
  }

  /// The first string, with its quotes.
  var string: String? { tokens.indices.first(where: isString).map(text(at:)) }

  /// Whether no bracket is open before a token.
  func isOutside(_ place: Int) -> Bool {
    var depth = 0
    for token in tokens.prefix(place) {
      guard case .sign(let sign) = token.kind else { continue }
      if sign.closer != nil { depth += 1 }
      if sign.closes { depth -= 1 }
    }
    return depth == 0
  }
}
