/// Functions, initializers, subscripts and computed properties of Swift code.
enum SwiftFunctions {
  private static let openers: Set = ["func", "init", "deinit", "subscript", "var"]
  /// What may begin a line of a signature outside its parentheses.
  private static let continuations: Set = ["{", "where", "-", "async", "throws", "rethrows"]

  static func list(in tokens: [Token]) -> [FunctionExtent] {
    tokens.indices.compactMap { start in
      guard openers.contains(tokens[start].text), start == 0 || tokens[start - 1].text != ".",
        let opening = body(of: start, in: tokens)
      else { return nil }
      let closing = tokens.closingBrace(from: opening)
      let name = tokens[start].text == "init" ? "init" : tokens[start + 1].text
      return FunctionExtent(name: name, firstLine: tokens[start].line, lastLine: tokens[closing].line)
    }
  }

  /// The brace that opens the body, unless the declaration ends without one.
  private static func body(of start: Int, in tokens: [Token]) -> Int? {
    var depth = 0
    for place in tokens.indices.dropFirst(start + 1) {
      let token = tokens[place]
      let opensLine = token.line > tokens[place - 1].line
      if depth == 0, opensLine, !continuations.contains(token.text) { return nil }
      switch token.text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return place
      case "=" where depth == 0 && tokens[start].text == "var": return nil
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }
}
