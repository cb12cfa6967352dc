import DescentRecipe
import DescentSyntax

/// A session as a recipe that ends in the same weights.
struct SessionRecipe {
  /// The statements, one a line.
  let lines: [String]

  init(_ transcript: Transcript?) {
    let entries = transcript?.entries ?? []
    let unclear = Self.unclearNames(in: entries)
    let read = Self.namesNeeded(by: entries, except: unclear)
    var draft = Draft()
    for entry in entries {
      if let name = entry.boundName {
        if read.contains(name) { draft.lines.append(entry.text) }
        continue
      }
      let isUnclear = !entry.namesRead.isDisjoint(with: unclear)
      draft.take(entry, as: isUnclear ? entry.resolved ?? entry.text : entry.text)
    }
    lines = draft.lines.compactMap(\.self)
  }

  /// The recipe as far as it has come; a recipe does not give a setting that it replaces before it is used.
  private struct Draft {
    /// Nil where a line has been taken back.
    var lines: [String?] = []
    /// Where settings stand that nothing has used yet, by their keywords.
    private var waiting: [String: Int] = [:]
    /// Where options have been set that nothing has used yet: the setting, and the line.
    private var waitingSets: [String: (setting: String, line: Int)] = [:]
    private var given: Set<String> = []
    private var isUsed = false

    mutating func take(_ entry: Transcript.Entry, as text: String) {
      let keyword = entry.statement.keyword.text
      if keyword == "set" {
        if let change = entry.change { take(change, as: text) }
        return
      }
      if entry.actions.isEmpty {
        give(keyword, as: text)
        return
      }
      if entry.usesSettings { (waiting, waitingSets, isUsed) = ([:], [:], true) }
      lines.append(text)
    }

    private mutating func give(_ keyword: String, as text: String) {
      if let earlier = waiting[keyword] { lines[earlier] = nil }
      for (key, set) in waitingSets where set.setting == keyword {
        lines[set.line] = nil
        waitingSets[key] = nil
      }
      waiting[keyword] = lines.count
      given.insert(keyword)
      lines.append(text)
    }

    private mutating func take(_ change: LiveChecker.Change, as text: String) {
      // Of a setting that nothing has used, the new value belongs into the setting itself.
      if let place = waiting[change.setting] {
        lines[place] = change.whole ?? lines[place]
        return
      }
      if !isUsed, !given.contains(change.setting), let whole = change.whole {
        return give(change.setting, as: whole)
      }
      if let earlier = waitingSets[change.key] { lines[earlier.line] = nil }
      waitingSets[change.key] = (change.setting, lines.count)
      lines.append(text)
    }
  }

  /// The names that stand for different things at different places, and those that read them.
  private static func unclearNames(in entries: [Transcript.Entry]) -> Set<String> {
    var given: Set<String> = []
    var unclear: Set<String> = []
    for case (let name?, let read) in entries.map({ ($0.boundName, $0.namesRead) }) {
      if !given.insert(name).inserted || !read.isDisjoint(with: unclear) { unclear.insert(name) }
    }
    // What reads a name that turns out to be unclear further down is unclear too.
    var grown = true
    while grown {
      grown = false
      for case (let name?, let read) in entries.map({ ($0.boundName, $0.namesRead) })
      where !unclear.contains(name) && !read.subtracting([name]).isDisjoint(with: unclear) {
        unclear.insert(name)
        grown = true
      }
    }
    return unclear
  }

  /// The names that a statement of the recipe reads, directly or through others.
  private static func namesNeeded(
    by entries: [Transcript.Entry], except unclear: Set<String>
  ) -> Set<String> {
    var needed: Set<String> = []
    for entry in entries.reversed() {
      if let name = entry.boundName, !needed.contains(name) { continue }
      if entry.boundName == nil, !entry.namesRead.isDisjoint(with: unclear) { continue }
      needed.formUnion(entry.namesRead)
    }
    return needed.subtracting(unclear)
  }
}

extension Transcript.Entry {
  /// The name that a `let` gives; nil for another statement.
  fileprivate var boundName: String? {
    if case .binding(let binding) = statement.kind { binding.name.text } else { nil }
  }

  /// Whether it works with the settings above it.
  fileprivate var usesSettings: Bool {
    actions.contains { action in
      switch action.kind {
      case .train, .continue, .evaluate, .save, .load, .predict, .minimize: true
      case .show, .why, .expect, .print: false
      }
    }
  }
}
