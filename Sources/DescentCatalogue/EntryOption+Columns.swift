extension EntryOption {
  /// A string; nil is "not given".
  package static func text(
    _ name: String, _ path: any Path<String?>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .text, summary: summary,
      get: { $0[keyPath: path].map(OptionValue.text) ?? .none },
      set: { if case .text(let text) = $1 { $0[keyPath: path] = text } })
  }

  /// A column by its name; nil is "not given".
  package static func column(
    _ name: String, _ path: any Path<String?>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .column, summary: summary,
      get: { $0[keyPath: path].map(OptionValue.text) ?? .none },
      set: { if case .text(let text) = $1 { $0[keyPath: path] = text } })
  }

  /// Columns by their names; nil is "not given".
  package static func columns(
    _ name: String, _ path: any Path<[String]?>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .columns, summary: summary,
      get: { $0[keyPath: path].map(OptionValue.texts) ?? .none },
      set: { if case .texts(let texts) = $1 { $0[keyPath: path] = texts } })
  }

  /// Strings in a list; nil is "not given".
  package static func texts(
    _ name: String, _ path: any Path<[String]?>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .texts, summary: summary,
      get: { $0[keyPath: path].map(OptionValue.texts) ?? .none },
      set: { if case .texts(let texts) = $1 { $0[keyPath: path] = texts } })
  }

  /// Columns with their types; nil is "not given".
  package static func columnClaims(
    _ name: String, _ path: any Path<[ColumnClaim]?>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .columnClaims, summary: summary,
      get: { $0[keyPath: path].map(OptionValue.columnClaims) ?? .none },
      set: { if case .columnClaims(let types) = $1 { $0[keyPath: path] = types } })
  }
}
