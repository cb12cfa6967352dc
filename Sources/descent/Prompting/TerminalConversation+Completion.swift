import DescentConsole
import DescentTerminal

extension TerminalConversation {
  /// Tab: writes what all candidates have in common; where that is nothing more, lists them.
  mutating func complete() {
    let (text, cursor) = (editor.text, editor.cursor)
    let (candidates, written) = completer(text, cursor)
    guard !candidates.isEmpty else { return notes = [] }
    let common = CandidateTable.commonPrefix(of: candidates)
    let isMore = common.utf8.count > written.count || (candidates.count == 1 && common.utf8.count > 0)
    if isMore {
      let bytes = Array(text.utf8)
      let before = String(decoding: bytes[..<written.lowerBound], as: UTF8.self)
      let after = String(decoding: bytes[written.upperBound...], as: UTF8.self)
      if before + common + after != text {
        editor.replace(with: before + common + after, cursor: (before + common).utf8.count)
        return notes = []
      }
    }
    notes = CandidateTable.rows(
      for: candidates, width: size.columns, most: max(1, size.rows - 3), isColored: isColored)
  }
}
