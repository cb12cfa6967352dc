/// Functions and macros of C code.
enum CFunctions {
  static func list(in file: SourceFile) -> [FunctionExtent] {
    let macros = macros(in: file.lines)
    let directives = Set(macros.flatMap { $0.firstLine...$0.lastLine })
    let tokens = file.tokens.filter { !directives.contains($0.line) }
    return functions(in: tokens) + macros.filter { $0.name != "" }
  }

  private static func functions(in tokens: [Token]) -> [FunctionExtent] {
    var found: [FunctionExtent] = []
    var start = 0
    var place = 0
    while place < tokens.count {
      let text = tokens[place].text
      if text == "{", tokens[start].text == "extern" {
        start = place + 1
      } else if text == "{" {
        let closing = tokens.closingBrace(from: place)
        if place > start, tokens[place - 1].text == ")",
          !tokens[start..<place].contains(where: { $0.text == "=" })
        {
          found.append(
            FunctionExtent(
              name: name(in: tokens[start..<place]), firstLine: tokens[start].line,
              lastLine: tokens[closing].line))
        }
        place = closing
        start = place + 1
      } else if text == ";" || text == "}" {
        start = place + 1
      }
      place += 1
    }
    return found
  }

  /// The word before the last list of parameters.
  private static func name(in header: ArraySlice<Token>) -> String {
    var depth = 0
    for place in header.indices.reversed() {
      if header[place].text == ")" { depth += 1 }
      if header[place].text == "(" { depth -= 1 }
      if depth == 0, header[place].text == "(", place > header.startIndex { return header[place - 1].text }
    }
    return "?"
  }

  /// Preprocessor lines, with those that a backslash joins to them; the name is empty where none is defined.
  private static func macros(in lines: [Substring]) -> [FunctionExtent] {
    var found: [FunctionExtent] = []
    var line = 0
    while line < lines.count {
      let first = line
      let words = lines[line].split { " #\t(".contains($0) }
      let isDirective = lines[line].drop { $0 == " " }.hasPrefix("#")
      while isDirective, lines[line].hasSuffix("\\"), line + 1 < lines.count { line += 1 }
      if isDirective {
        let name = words.first == "define" && words.count > 1 ? String(words[1]) : ""
        found.append(FunctionExtent(name: name, firstLine: first + 1, lastLine: line + 1))
      }
      line += 1
    }
    return found
  }
}
