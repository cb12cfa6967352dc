import DescentConsole
import DescentTerminal

extension TerminalConversation {
  /// Tab: writes what all candidates have in common; where that is nothing more, lists them.
  mutating func complete() {
    let (text, cursor) = (editor.text, editor.cursor)
    let completion = Completer().completion(of: text, at: cursor, in: context)
    let candidates = completion.candidates
    guard let first = candidates.first else { return notes = [] }
    let common = CandidateTable.commonPrefix(of: candidates.map(\.text))
    let bytes = Array(text.utf8)
    let place = completion.replaced.clamped(to: 0..<bytes.count)
    let written = String(decoding: bytes[place], as: UTF8.self)
    let after = String(decoding: bytes[place.upperBound...], as: UTF8.self)
    var next = common
    if candidates.count == 1, !first.suffix.isEmpty, !after.hasPrefix(first.suffix) { next += first.suffix }
    if next != written, candidates.count == 1 || next.hasPrefix(written) && next.utf8.count > place.count {
      let before = String(decoding: bytes[..<place.lowerBound], as: UTF8.self)
      editor.replace(with: before + next + after, cursor: (before + next).utf8.count)
      return notes = []
    }
    notes = CandidateTable.rows(
      for: candidates, width: size.columns, most: max(1, min(20, size.rows - 3)), isColored: isColored)
  }
}
