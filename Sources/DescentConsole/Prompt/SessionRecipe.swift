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
    var kept: [(keyword: String, text: String)?] = []
    var waiting: [String: Int] = [:]
    for entry in entries {
      let keyword = entry.statement.keyword.text
      if let name = entry.boundName {
        if read.contains(name) { kept.append((keyword, entry.text)) }
        continue
      }
      let isUnclear = !entry.namesRead.isDisjoint(with: unclear)
      let text = isUnclear ? entry.resolved ?? entry.text : entry.text
      if entry.actions.isEmpty {
        // A recipe does not give a setting that it replaces before anything has used it.
        if let earlier = waiting[keyword] { kept[earlier] = nil }
        waiting[keyword] = kept.count
      } else if entry.usesSettings {
        waiting = [:]
      }
      kept.append((keyword, text))
    }
    lines = kept.compactMap { $0?.text }
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
