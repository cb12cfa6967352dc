import Foundation

/// The pages that users read, found from this file's own place.
enum Pages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The blocks of a page that are fenced with this word, with the number of the line they begin on.
  static func blocks(_ word: String, of page: String) throws -> [(line: Int, text: String)] {
    var blocks: [(Int, String)] = []
    var open: (line: Int, lines: [Substring])?
    for (index, line) in try text(page).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let current = open {
        if line == "```" {
          blocks.append((current.line, current.lines.joined(separator: "\n") + "\n"))
          open = nil
        } else {
          open = (current.line, current.lines + [line])
        }
      } else if line == "```\(word)" {
        open = (index + 2, [])
      }
    }
    return blocks
  }

  /// Every recipe of `examples`.
  static func examples() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "examples").path)
      .filter { $0.hasSuffix(".train") }.sorted()
  }
}
