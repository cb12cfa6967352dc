import Foundation

/// A page of the documentation with sessions at the prompt in it, in blocks that are fenced as `console`.
struct PromptPage {
  private let url: URL

  /// - Parameter path: As seen from the root of the repository.
  init(_ path: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: path)
  }

  /// A fenced block: the word behind its fence, and its lines.
  typealias Block = (word: String, lines: [Substring])

  func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// Every fenced block, in the order of the page.
  func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    for line in try text().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if !isOpen { blocks.append((String(line.dropFirst(3)), [])) }
        isOpen.toggle()
      } else if isOpen {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  /// The page with every answer in it as it is given now.
  func told() throws -> String {
    var sessions = try blocks().filter(Self.isSession).map { block in
      var stage = try Stage(secondsAStep: 0)
      return try stage.played(block.lines)
    }[...]
    var lines: [String] = []
    var isSkipping = false
    let all = try text().split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in all.enumerated() {
      if line == "```" { isSkipping = false }
      if !isSkipping { lines.append(String(line)) }
      if line == "```console", index + 1 < all.count, all[index + 1].hasPrefix(Stage.sign),
        let session = sessions.popFirst()
      {
        lines += session
        isSkipping = true
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func isSession(_ block: Block) -> Bool {
    block.word == "console" && block.lines.first?.hasPrefix(Stage.sign) == true
  }

  /// Whether the page shows what is said now; `DESCENT_RECORD=1` writes it anew, but not where tests decide.
  func agrees() throws -> Bool {
    let (recorded, now) = (try text(), try told())
    let environment = ProcessInfo.processInfo.environment
    if recorded != now, environment["DESCENT_RECORD"] == "1", environment["CI"] == nil {
      try Data(now.utf8).write(to: url)
    }
    return recorded == now
  }
}
