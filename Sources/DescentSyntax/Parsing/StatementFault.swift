/// What can be wrong with a statement as a whole.
enum StatementFault: SyntaxFault {
  /// A first word that is no keyword, and what was probably meant.
  case unknown(String, help: String?)
  /// A statement that begins with something other than a word.
  case noKeyword(found: String)
  case notInThisVersion(String, help: String?)
  case ofThePrompt(PromptWord)
  case twoStatements(String)
  case assignment(String, value: String)
  case needlessEqual(String, value: String)
  case reserved(String)
  /// Words of another tool, and how it is said here.
  case foreign(String, help: String)
  case unknownClause(String, nearest: String?, among: [String])

  var words: FaultWords {
    switch self {
    case .unknown(let word, let help):
      FaultWords(
        .unknownStatement, "there is no statement `\(Escaped.excerpt(word))`", "not a statement", help: help)
    case .noKeyword(let found):
      FaultWords(
        .noStatement, "a statement begins with its keyword, not with \(found)", "no keyword",
        help: "write one of: \(Keyword.words.joined(separator: ", "))")
    case .notInThisVersion(let what, let help):
      FaultWords(
        .notInThisVersion, "this version does not have \(what) yet", "not in this version", help: help)
    case .ofThePrompt(let word):
      FaultWords(
        .ofThePrompt, "`\(word.rawValue)` is for the prompt alone", "not in recipes", help: word.inRecipe)
    case .twoStatements(let keyword):
      FaultWords(
        .twoStatements, "`\(keyword)` begins a second statement on this line", "a statement of its own",
        help: "write `; \(keyword)`, or begin a new line")
    case .assignment(let name, let value):
      FaultWords(
        .assignment, "`\(Escaped.excerpt(name))` gets a value without `let`", "not a statement",
        help: "write `let \(Escaped.line(name)) = \(Escaped.line(value))`")
    case .needlessEqual(let keyword, let value):
      FaultWords(
        .unexpected, "`\(keyword)` takes its value without `=`", "not expected here",
        help: "write `\(keyword) \(Escaped.line(value))`")
    case .reserved(let word):
      FaultWords(
        .reservedName, "`\(word)` is a word of the language and can name nothing else", "reserved",
        help: "choose another name      (reserved: and, or, not, then, true, false, _)")
    case .foreign(let found, let help):
      FaultWords(
        .foreign, "`\(Escaped.excerpt(found))` is how another tool says it", "not said so here", help: help)
    case .unknownClause(let word, let nearest, let legal):
      FaultWords(
        .unknownClause, "`\(Escaped.excerpt(word))` says nothing here", "not a clause of this statement",
        help: (nearest.map { "write `\($0)`      " } ?? "") + "(" + legal.joined(separator: ", ") + ")")
    }
  }
}
