import Foundation

/// The pages that users read, found from this file's own place.
enum Pages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A fenced block: the number of its first line, and its text.
  typealias Block = (line: Int, text: String)

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The blocks of a page that are fenced with this word, with the number of the line they begin on.
  static func blocks(_ word: String, of page: String) throws -> [Block] {
    fenced(in: try text(page)).filter { $0.word == word }.map(\.block)
  }

  /// The files that a page shows, by name: blocks that are fenced with `train` and a name.
  static func files(of page: String) throws -> [String: String] {
    let named = fenced(in: try text(page)).filter { $0.word.hasPrefix("train ") }
    return Dictionary(
      named.map { (String($0.word.dropFirst("train ".count)), $0.block.text) }, uniquingKeysWith: { $1 })
  }

  /// Every fenced block of a text with the words behind its fence.
  static func fenced(in page: String) -> [(word: String, block: Block)] {
    var blocks: [(String, Block)] = []
    var open: (word: String, line: Int, lines: [Substring])?
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let current = open {
        if line == "```" {
          blocks.append(
            (current.word, (current.line, current.lines.joined(separator: "\n") + "\n")))
          open = nil
        } else {
          open = (current.word, current.line, current.lines + [line])
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), index + 2, [])
      }
    }
    return blocks
  }

  /// The parts of a page under headings of this depth, by their titles.
  static func sections(_ marks: String, of page: String) throws -> [(title: String, text: String)] {
    var sections: [(title: String, lines: [Substring])] = []
    var isFenced = false
    for line in try text(page).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isFenced.toggle() }
      if !isFenced, line.hasPrefix(marks + " ") {
        sections.append((String(line.dropFirst(marks.count + 1)), []))
      } else if !isFenced, line.hasPrefix("#"), (line.prefix { $0 == "#" }).count < marks.count {
        sections.append(("", []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    return sections.filter { !$0.title.isEmpty }.map { ($0.title, $0.lines.joined(separator: "\n")) }
  }

  /// Whether a page says what is printed; `DESCENT_RECORD=1` writes it anew, though not where tests decide.
  static func agrees(_ path: String, with printed: String) throws -> Bool {
    let place = root.appending(path: path)
    let written = try? String(contentsOf: place, encoding: .utf8)
    let environment = ProcessInfo.processInfo.environment
    if written != printed, environment["DESCENT_RECORD"] == "1", environment["CI"] == nil {
      try printed.write(to: place, atomically: true, encoding: .utf8)
    }
    return written == printed
  }

  /// Every recipe of `examples`.
  static func examples() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "examples").path)
      .filter { $0.hasSuffix(".train") }.sorted()
  }
}
