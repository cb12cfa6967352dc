import DescentSyntax

/// Puts lines together to whole blocks.
package struct BlockReader: Sendable {
  /// Some lines that belong together, and the number of the first, from 1.
  package struct Block: Equatable, Sendable {
    package let text: String
    package let line: Int
  }

  private var lines: [String] = []
  private var lineCount = 0
  private var firstLine = 1

  package init() {}

  /// Whether there are lines that are not whole yet.
  package var isOpen: Bool { !lines.isEmpty }

  /// Takes a line without its end; the block that it makes whole, unless there is nothing in it.
  package mutating func take(_ line: String) -> Block? {
    lineCount += 1
    if lines.isEmpty { firstLine = lineCount }
    lines.append(line.last == "\r" ? String(line.dropLast()) : line)
    guard OpenEnd.of(lines.joined(separator: "\n")) == nil else { return nil }
    return rest()
  }

  /// What is left at the end of the lines, whole or not; nil where there is nothing in it.
  package mutating func rest() -> Block? {
    defer { lines = [] }
    let text = lines.joined(separator: "\n")
    let isBlank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    return isBlank ? nil : Block(text: text, line: firstLine)
  }
}
