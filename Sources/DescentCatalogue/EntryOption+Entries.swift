extension EntryOption {
  /// Another entry, by name; nil is "left to the language".
  package static func entry(
    _ name: String, _ path: any Path<EntryValue?>, of kind: EntryKind, synonyms: [String] = [],
    _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .entry(kind), summary: summary,
      get: { $0[keyPath: path].map(OptionValue.entry) ?? .none },
      set: { if case .entry(let entry) = $1 { $0[keyPath: path] = entry } })
  }

  /// Another entry that is kept as what it makes; nil is "not given".
  ///
  /// - Parameters:
  ///   - written: The entry that makes such a thing.
  ///   - made: What an entry makes; nil where there is none of its name.
  package static func made<Made>(
    _ name: String, _ path: any Path<Made?>, of kind: EntryKind,
    written: @escaping @Sendable (Made) -> EntryValue, from made: @escaping @Sendable (EntryValue) -> Made?,
    _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: [], type: .entry(kind), summary: summary,
      get: { $0[keyPath: path].map { .entry(written($0)) } ?? .none },
      set: { if case .entry(let entry) = $1 { $0[keyPath: path] = made(entry) } })
  }
}
