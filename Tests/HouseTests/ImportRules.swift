/// Which room may look into which: the table of the house's design, held against every import.
enum ImportRules {
  static let rooms: [String: Set<String>] = [
    "CExact": [], "CFiles": [], "CReadline": [], "CTerminal": [],
    "DescentFiles": ["CFiles", "Glibc"],
    "DescentSyntax": [],
    "DescentCatalogue": [],
    "DescentTensor": ["CExact"],
    "DescentLearning": ["DescentTensor", "DescentCatalogue"],
    "DescentData": ["DescentTensor", "DescentCatalogue", "DescentFiles", "Synchronization"],
    "DescentRecipe": [
      "DescentSyntax", "DescentCatalogue", "DescentTensor", "DescentLearning", "DescentData",
    ],
    "DescentRuntime": [
      "DescentRecipe", "DescentLearning", "DescentData", "DescentTensor", "DescentFiles", "DescentCatalogue",
      "DescentSyntax",
    ],
    "DescentConsole": [
      "DescentRuntime", "DescentRecipe", "DescentCatalogue", "DescentSyntax", "DescentData", "DescentTensor",
      "DescentFiles",
    ],
    "DescentTerminal": ["CTerminal", "CReadline", "Synchronization"],
    "descent": [
      "DescentSyntax", "DescentCatalogue", "DescentTensor", "DescentLearning", "DescentData", "DescentFiles",
      "DescentRecipe", "DescentRuntime", "DescentConsole", "DescentTerminal", "ArgumentParser",
      "FoundationEssentials",
    ],
  ]

  static func arrows(_ file: SourceFile) -> [Finding] {
    guard file.language == .swift, let room = file.room else { return [] }
    guard let allowed = rooms[room] else {
      return [file.finding(1, "the room \(room) has no place in the table of imports")]
    }
    return imports(in: file.tokens).filter { !allowed.contains($0.module) }.map {
      file.finding($0.line, "\(room) may not import \($0.module)")
    }
  }

  private static func imports(in tokens: [Token]) -> [(module: String, line: Int)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    return tokens.places(of: ["import"]).compactMap { place in
      let rest = tokens[(place + 1)...].drop { kinds.contains($0.text) }
      guard let module = rest.first, module.line == tokens[place].line else { return nil }
      return (module.text, module.line)
    }
  }
}
