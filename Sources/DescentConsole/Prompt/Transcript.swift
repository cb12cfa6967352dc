import DescentRecipe
import DescentSyntax

/// What has been done up to a moment, newest last; moments share what they have in common.
final class Transcript {
  /// One statement that was carried out.
  struct Entry: Sendable {
    let statement: Statement
    /// As the session's recipe writes it: what was typed, or what came of it.
    let text: String
    /// The same with every name resolved; nil where it names nothing.
    let resolved: String?
    let namesRead: Set<String>
    let actions: [Action]
    /// What a `set` has changed.
    var change: LiveChecker.Change?
  }

  let entry: Entry
  private(set) var before: Transcript?
  let count: Int

  init(_ entry: Entry, after before: Transcript?) {
    self.entry = entry
    self.before = before
    count = (before?.count ?? 0) + 1
  }

  /// Every entry, oldest first.
  var entries: [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    var place: Transcript? = self
    while let here = place {
      entries.append(here.entry)
      place = here.before
    }
    return entries.reversed()
  }

  deinit {
    // Moment by moment: a long list would otherwise be freed by as deep a recursion.
    var next = before
    before = nil
    while let here = next, isKnownUniquelyReferenced(&next) {
      next = here.before
      here.before = nil
    }
  }
}
