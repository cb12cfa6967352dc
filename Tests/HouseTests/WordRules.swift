/// What is written beside the code.
enum WordRules {
  /// Put together from halves so that this file does not find itself.
  private static let unfinished = [
    ["TO" + "DO"], ["FIX" + "ME"], ["XX" + "X"], ["for", "n" + "ow"], ["st" + "ub"], ["simpl" + "ified"],
  ]

  static func unfinishedWork(_ file: SourceFile) -> [Finding] {
    file.lines.enumerated().flatMap { index, line in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      return unfinished.filter { words.contains(inOrder: $0) }.map {
        file.finding(index + 1, "`\($0.joined(separator: " "))` names work that is not done")
      }
    }
  }

  /// A line of documentation above each `package` type, and above each `package` function longer than a line
  /// unless it fulfils a protocol's requirement, which is documented there.
  static func documentation(_ file: SourceFile, requirements: Set<String>) -> [Finding] {
    guard file.language == .swift else { return [] }
    return file.lines.indices.compactMap { index in
      guard let declaration = declaration(on: file.lines[index]), !isDocumented(index, in: file.lines),
        declaration.isType || !requirements.contains(declaration.name)
      else { return nil }
      return file.finding(index + 1, "`\(declaration.name)` has no line that says what it is")
    }
  }

  /// The names of functions that a file's protocols require.
  static func requirements(_ file: SourceFile) -> [String] {
    let tokens = file.tokens
    return tokens.places(of: ["protocol"]).flatMap { start -> [String] in
      guard let opening = tokens[start...].firstIndex(where: { $0.text == "{" }) else { return [] }
      let body = opening..<tokens.closingBrace(from: opening)
      return body.filter { tokens[$0].text == "func" }.map { tokens[$0 + 1].text }
    }
  }

  /// What a line declares to other targets, if that wants a line of documentation.
  private static func declaration(on line: Substring) -> (name: String, isType: Bool)? {
    let modifiers: Set<Substring> = ["static", "final", "mutating", "nonmutating", "indirect", "nonisolated"]
    let types: Set<Substring> = ["struct", "enum", "class", "protocol", "actor"]
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
    guard words.first == "package" else { return nil }
    let declaration = words.dropFirst().drop { modifiers.contains($0) }
    guard let keyword = declaration.first, let name = declaration.dropFirst().first else { return nil }
    let isType = types.contains(keyword)
    guard isType || (keyword == "func" && !line.hasSuffix("}")) else { return nil }
    return (String(name.prefix { $0 != "(" && $0 != "<" && $0 != ":" }), isType)
  }

  private static func isDocumented(_ index: Int, in lines: [Substring]) -> Bool {
    let above = lines[..<index].last { !trimmed($0).hasPrefix("@") } ?? ""
    return trimmed(above).hasPrefix("///")
  }

  private static func trimmed(_ line: Substring) -> Substring { line.drop { $0 == " " } }
}

extension [String] {
  fileprivate func contains(inOrder others: [String]) -> Bool {
    guard count >= others.count else { return false }
    return (0...count - others.count).contains { self[$0..<$0 + others.count].elementsEqual(others) }
  }
}
