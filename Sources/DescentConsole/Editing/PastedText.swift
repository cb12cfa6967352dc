import DescentSyntax

/// What a terminal sends as a paste, made fit to stand in the input.
package enum PastedText {
  /// The text of the pasted bytes.
  ///
  /// Ends of lines become LF, control characters other than tabs are dropped, and so are the prompts at the
  /// beginning of lines, as they come with a piece of an earlier session, and the newlines at the end.
  package static func cleaned(_ bytes: [UInt8]) -> String {
    let text = String(decoding: unified(bytes), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isTranscript = lines.contains { $0.drop { $0 == " " }.hasPrefix(InputLayout.prompt) }
    var kept = isTranscript ? lines.map(withoutPrompt) : lines
    while kept.count > 1, kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  /// The bytes with LF alone between lines and without control characters.
  private static func unified(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: kept.append(0x0A)
      case 0x0A where previous == 0x0D: break
      case 0x09, 0x0A: kept.append(byte)
      case 0x00..<0x20, 0x7F: break
      default: kept.append(byte)
      }
      previous = byte
    }
    return kept
  }

  private static func withoutPrompt(_ line: Substring) -> Substring {
    let trimmed = line.drop { $0 == " " }
    if trimmed.hasPrefix(InputLayout.prompt) { return trimmed.dropFirst(InputLayout.prompt.count) }
    let lead = line.prefix(InputLayout.prompt.count)
    let words = lead.split(separator: " ")
    let isHint = words.count == 1 || (words.count == 2 && [")", "]", "}", "value"].contains(words[1]))
    return words.first == "…" && isHint ? line.dropFirst(lead.count) : line
  }
}
