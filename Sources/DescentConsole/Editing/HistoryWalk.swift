/// A walk with Up and Down through the entries that begin with what was typed.
package struct HistoryWalk: Equatable, Sendable {
  /// What was there before the walk began, to come back to.
  private let draft: String
  private let prefix: String
  /// Where the walk stands among the entries; behind the last is the draft.
  private var place: Int
  /// What the walk has shown last.
  package private(set) var shown: String

  /// - Parameters:
  ///   - text: What is typed.
  ///   - cursor: Where the cursor stands in it, in bytes; what stands before it is looked for.
  package init(from text: String, cursor: Int, in history: History) {
    draft = text
    prefix = String(decoding: Array(text.utf8.prefix(cursor)), as: UTF8.self)
    place = history.entries.count
    shown = text
  }

  /// Goes to the next older entry with the prefix; false where there is none.
  package mutating func goEarlier(in history: History) -> Bool {
    for index in history.entries.indices.prefix(place).reversed()
    where history.entries[index].hasPrefix(prefix) && history.entries[index] != shown {
      (place, shown) = (index, history.entries[index])
      return true
    }
    return false
  }

  /// Goes to the next newer entry with the prefix, and behind the newest to what was typed; false there.
  package mutating func goLater(in history: History) -> Bool {
    guard place < history.entries.count else { return false }
    for index in history.entries.indices.dropFirst(place + 1)
    where history.entries[index].hasPrefix(prefix) && history.entries[index] != shown {
      (place, shown) = (index, history.entries[index])
      return true
    }
    (place, shown) = (history.entries.count, draft)
    return true
  }
}
