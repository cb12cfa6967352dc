/// What the README and the pages of `docs` promise.
enum PaperRules {
  /// Files that a page names, by a link or as a path under a folder of the house, and that are not there.
  static func missingFiles(_ page: SourceFile, holds: (String) -> Bool) -> [Finding] {
    let folder = page.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    return page.lines.enumerated().flatMap { index, line in
      let linked = links(in: line).map { folder + $0 }
      return (linked + paths(in: line)).filter { !holds($0) }.map {
        page.finding(index + 1, "`\($0)` is not there")
      }
    }
  }

  /// Targets of the Makefile that a page tells its reader to make, and that the Makefile has not.
  static func missingTargets(_ page: SourceFile, makefile: String) -> [Finding] {
    let targets = Set(
      makefile.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) })
    return page.lines.enumerated().flatMap { index, line in
      line.split(separator: "`").flatMap { $0.components(after: "make ") }.filter { !targets.contains($0) }
        .map {
          page.finding(index + 1, "the Makefile has no `\($0)`")
        }
    }
  }

  /// Recipes of `examples` that neither page names.
  static func unnamedExamples(_ examples: [String], pages: [String]) -> [Finding] {
    examples.filter { example in !pages.contains { $0.contains(example) } }.map {
      Finding(path: "examples/\($0)", line: 1, words: "neither README.md nor examples/README.md names it")
    }
  }

  /// `[words](path)`, without addresses of the web and places within the page.
  private static func links(in line: Substring) -> [String] {
    var found: [String] = []
    var rest = line
    while let start = rest.firstRange(of: "](") {
      rest = rest[start.upperBound...]
      let target = rest.prefix { $0 != ")" && $0 != "#" }
      if isPath(target) { found.append(String(target)) }
    }
    return found
  }

  /// A path beside the page: neither an address nor the options of a recipe.
  private static func isPath(_ target: Substring) -> Bool {
    !target.isEmpty && !target.contains { ":= ".contains($0) }
  }

  /// `examples/digits.train` and its like: a folder of the house, then a name with an ending.
  private static func paths(in line: Substring) -> [String] {
    let folders = ["examples", "docs", "bench", "grammar", "Sources", "Tests"]
    let words = line.split { !($0.isLetter || $0.isNumber || "/._-+".contains($0)) }
    return words.map { String($0.trimmingDots) }.filter { word in
      folders.contains { word.hasPrefix($0 + "/") } && word.split(separator: "/").last?.contains(".") == true
    }
  }
}

extension Substring {
  fileprivate var trimmingDots: Substring {
    var trimmed = self
    while trimmed.hasSuffix(".") { trimmed.removeLast() }
    return trimmed
  }

  /// The word after a command's name, where the text begins with that command.
  fileprivate func components(after command: String) -> [String] {
    guard hasPrefix(command) else { return [] }
    return dropFirst(command.count).split(separator: " ").prefix(1).map {
      $0.filter { $0 != "," && $0 != "." }
    }
  }
}
