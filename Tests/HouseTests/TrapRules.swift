/// Code that can trap, hides from the compiler, or touches memory outside the rooms made for it.
enum TrapRules {
  private static let kernels = "Sources/DescentTensor/Kernels/"
  private static let unsafeRooms = [kernels, "Sources/DescentFiles/", "Sources/DescentTerminal/"]
  private static let concurrencyEscapes = [
    ["nonisolated", "(", "unsafe", ")"], ["@", "unchecked", "Sendable"],
  ]
  private static let traps = [["try", "!"], ["as", "!"], ["fatalError", "("], ["unsafelyUnwrapped"]]

  static func traps(_ file: SourceFile) -> [Finding] {
    guard file.language == .swift else { return [] }
    return findings(of: traps, in: file) + forceUnwraps(file)
  }

  static func escapesFromConcurrency(_ file: SourceFile) -> [Finding] {
    guard file.language == .swift, !file.path.hasPrefix(kernels) else { return [] }
    return findings(of: concurrencyEscapes, in: file)
  }

  static func unsafety(_ file: SourceFile) -> [Finding] {
    guard file.language == .swift, !unsafeRooms.contains(where: file.path.hasPrefix) else { return [] }
    return file.tokens.filter { $0.isWord && $0.text.lowercased().contains("unsafe") }.map {
      file.finding($0.line, "`\($0.text)` stands outside the rooms for unsafe code")
    }
  }

  static func publicity(_ file: SourceFile) -> [Finding] {
    guard file.language == .swift else { return [] }
    return findings(of: [["public"], ["open", "class"], ["open", "func"]], in: file)
  }

  /// Variables and constants outside any type; `main.swift` is a function body.
  static func globals(_ file: SourceFile) -> [Finding] {
    guard file.language == .swift, !file.path.hasSuffix("/main.swift") else { return [] }
    var depth = 0
    return file.tokens.compactMap { token in
      if token.text == "{" { depth += 1 }
      if token.text == "}" { depth -= 1 }
      return depth == 0 && ["let", "var"].contains(token.text) ? file.finding(token.line, "a global") : nil
    }
  }

  private static func findings(of patterns: [[String]], in file: SourceFile) -> [Finding] {
    patterns.flatMap { pattern in
      file.tokens.places(of: pattern).map {
        file.finding(file.tokens[$0].line, "`\(pattern.joined())` is not used in this house")
      }
    }
  }

  /// A `!` glued to the end of a value or type, which is neither `!=` nor a negation.
  private static func forceUnwraps(_ file: SourceFile) -> [Finding] {
    let tokens = file.tokens
    return tokens.indices.dropFirst().filter { place in
      let (before, after) = (tokens[place - 1], place + 1 < tokens.count ? tokens[place + 1] : nil)
      guard tokens[place].text == "!", !tokens[place].isSpaced else { return false }
      let endsValue = before.isWord && before.text != "try" && before.text != "as"
      let isComparison = after.map { $0.text == "=" && !$0.isSpaced } ?? false
      return (endsValue || [")", "]", "}", "?"].contains(before.text)) && !isComparison
    }.map { file.finding(tokens[$0].line, "a value is unwrapped by force") }
  }
}
