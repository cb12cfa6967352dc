/// What a word can be completed to, as rows below the input.
package enum CandidateTable {
  /// What all texts begin with.
  package static func commonPrefix(of texts: [String]) -> String {
    guard var prefix = texts.first.map(Array.init) else { return "" }
    for text in texts.dropFirst() { prefix = Array(zip(prefix, text).prefix { $0 == $1 }.map(\.0)) }
    return String(prefix)
  }

  /// A row a candidate, its help behind it where there is room; what does not fit is counted.
  package static func rows(
    for candidates: [Candidate], width: Int, most: Int, isColored: Bool
  ) -> [String] {
    guard most > 0 else { return [] }
    let isWhole = candidates.count <= most
    let listed = candidates.prefix(isWhole ? most : most - 1)
    let column = min(listed.map { ScreenText.columns(of: $0.text) }.max() ?? 0, max(1, width / 2))
    var rows = listed.map { candidate in
      let text = ScreenText.fitted(candidate.text, to: max(1, width - 2))
      let gap = String(repeating: " ", count: max(0, column - ScreenText.columns(of: text)) + 2)
      let room = width - 2 - max(column, ScreenText.columns(of: text)) - 2
      guard room >= 8, !candidate.help.isEmpty else { return "  " + text }
      let help = shortened(candidate.help, to: room)
      return "  " + text + gap + (isColored ? "\u{1b}[2m\(help)\u{1b}[0m" : help)
    }
    if !isWhole { rows.append("  … \(candidates.count - listed.count) more") }
    return rows
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    ScreenText.columns(of: text) <= width ? text : ScreenText.fitted(text, to: width - 1) + "…"
  }
}
