import DescentCatalogue
import DescentSyntax

/// What can be wrong with a thing: its name, its list, its options.
enum NameFault: Fault {
  case unknownEntry(EntryKind, String, suggestion: String?, legal: [String])
  case unknownOption(entry: String, String, suggestion: String?, legal: [String])
  case optionTwice(entry: String, String)
  case tooManyValues(entry: String, legal: [String])
  /// `mended` where the comma was meant as a decimal point.
  case unnamedAfterNamed(entry: String, mended: String?, named: String?)
  case wrongType(entry: String, OptionCard, found: String, mended: String?)
  case outOfBounds(entry: String, OptionCard, Bounds, found: String)
  case listNotTaken(entry: String, mended: String?)
  case listNeeded(entry: String, sizes: String)
  case notAThing(EntryKind, label: String, legal: [String])
  case choice
  case wrongKind(EntryKind, String, statement: String)
  case equalNeeded(option: String, written: String)
  case optionNeeded(entry: String, OptionCard, mended: String?)
  /// A name of the language that this version does not have.
  case laterEntry(EntryKind, String, legal: [String])
  /// A thing as another tool writes it, and how it is written here.
  case foreignEntry(EntryKind, String, mended: String)

  var code: String {
    switch self {
    case .unknownEntry: "D0201"
    case .unknownOption: "D0213"
    case .optionTwice: "D0203"
    case .tooManyValues: "D0204"
    case .unnamedAfterNamed: "D0205"
    case .wrongType: "D0206"
    case .outOfBounds: "D0207"
    case .listNotTaken: "D0208"
    case .listNeeded: "D0209"
    case .notAThing: "D0210"
    case .choice: "D0211"
    case .wrongKind: "D0212"
    case .equalNeeded: "D0214"
    case .optionNeeded: "D0215"
    case .laterEntry: "D0216"
    case .foreignEntry: "D0201"
    }
  }

  var message: String {
    switch self {
    case .unknownEntry(let kind, let name, _, _): "there is no \(kind.word) `\(Escaped.excerpt(name))`"
    case .unknownOption(let entry, let option, _, _): "\(entry) has no option `\(Escaped.excerpt(option))`"
    case .optionTwice(let entry, let option): "\(entry) is given `\(option)` twice"
    case .tooManyValues(let entry, let legal):
      legal.isEmpty
        ? "\(entry) takes no options"
        : "\(entry) takes \(legal.count) option\(legal.count == 1 ? "" : "s") at most"
    case .unnamedAfterNamed(_, .some, _): "a number has a point, a comma ends it"
    case .unnamedAfterNamed(let entry, nil, _): "\(entry) has a value without a name after one with a name"
    case .wrongType(let entry, let option, let found, _):
      "`\(option.name)` of \(entry) takes \(option.type.words), not \(found)"
    case .outOfBounds(let entry, let option, let bounds, let found):
      "`\(option.name)` of \(entry) is \(bounds.words), not \(found)"
    case .listNotTaken(let entry, _): "\(entry) takes no list of sizes"
    case .listNeeded(let entry, _): "\(entry) needs its sizes"
    case .notAThing(let kind, _, _): "\(kind.article) \(kind.word) is wanted here"
    case .choice: "a choice makes a family of runs, and there is no statement here that runs a family"
    case .wrongKind(let kind, let name, let statement):
      "`\(name)` is \(kind.article) \(kind.word), not what `\(statement)` takes"
    case .laterEntry(let kind, let name, _): "this version does not have the \(kind.word) `\(name)` yet"
    case .foreignEntry(let kind, let name, _): "there is no \(kind.word) `\(Escaped.excerpt(name))`"
    case .optionNeeded(let entry, let option, _): "\(entry) needs `\(option.name)`: \(option.summary)"
    case .equalNeeded(let option, _):
      "`\(option)` keeps its `=` before a minus, a list or a parenthesis"
    }
  }

  var label: String {
    switch self {
    case .unknownEntry(let kind, _, _, _): "not \(kind.article) \(kind.word)"
    case .unknownOption(let entry, _, _, _): "not an option of \(entry.nameAlone)"
    case .optionTwice: "a second time"
    case .tooManyValues: "one too many"
    case .unnamedAfterNamed: "which option is this?"
    case .wrongType(_, _, let found, _): found
    case .outOfBounds(_, _, let bounds, _): "must be \(bounds.words)"
    case .listNotTaken: "not taken"
    case .listNeeded: "no sizes"
    case .notAThing(_, let label, let legal): legal.contains(label) ? "a string" : label
    case .choice: "a choice"
    case .wrongKind(let kind, _, _): "\(kind.article) \(kind.word)"
    case .equalNeeded: "no `=`"
    case .optionNeeded(_, let option, _): "no `\(option.name)`"
    case .laterEntry: "not in this version"
    case .foreignEntry(let kind, _, _): "not \(kind.article) \(kind.word)"
    }
  }

  var help: String? {
    switch self {
    case .unknownEntry(_, _, let suggestion, let legal):
      suggestion.map { "write `\($0)`" } ?? "there are: \(legal.joined(separator: ", "))"
    case .unknownOption(let entry, _, let suggestion, let legal):
      Self.help(on: suggestion, of: entry, legal)
    case .optionTwice: "leave one of them out"
    case .tooManyValues(let entry, let legal):
      legal.isEmpty ? "leave it out" : "\(entry.nameAlone) takes \(legal.joined(separator: ", "))"
    case .unnamedAfterNamed(_, let mended, let named): "write `\(mended ?? named ?? "name=value")`"
    case .wrongType(_, let option, _, let mended):
      mended.map { "write `\($0)`" } ?? option.exampleText.map { "the default is `\($0)`" }
    case .outOfBounds(_, let option, let bounds, let found):
      Self.percent(found, of: option, in: bounds).map { "write `\($0)`" }
        ?? option.exampleText.map { "the default is `\($0)`" }
        ?? (option.mustBeGiven ? "write `\(option.sample)`" : nil)
    case .listNotTaken(_, let mended):
      mended.map { "write `\(Escaped.line($0))`" } ?? "leave the list out"
    case .listNeeded(let entry, let sizes): "write `\(entry.nameAlone) [\(sizes)]`"
    case .notAThing(_, let label, let legal) where legal.contains(label): "write `\(label)`, without quotes"
    case .notAThing(_, _, let legal): "there are: \(legal.joined(separator: ", "))"
    case .choice: "write one of its values"
    case .wrongKind(let kind, let name, _): kind.statement.map { "write `\($0) \(name)`" }
    case .laterEntry(_, _, let legal): "there are: \(legal.joined(separator: ", "))"
    case .foreignEntry(_, _, let mended): "write `\(Escaped.line(mended))`"
    case .optionNeeded(let entry, let option, let mended):
      "write `\(mended ?? "\(entry.nameAlone)(\(option.sample))")`"
    case .equalNeeded(_, let written): "write `\(written)`"
    }
  }
}

extension String {
  /// "optimizer `adam`" without the kind and the ticks.
  var nameAlone: String {
    guard let open = firstIndex(of: "`"), let close = lastIndex(of: "`"), open < close else { return self }
    return String(self[index(after: open)..<close])
  }
}

extension NameFault {
  /// What to write for an option that there is none of.
  private static func help(on suggestion: String?, of entry: String, _ legal: [String]) -> String {
    let all = legal.joined(separator: ", ")
    guard let suggestion else {
      return legal.isEmpty ? "\(entry) takes no options" : "\(entry.nameAlone) takes \(all)"
    }
    // What is a statement of its own has its tick, and words behind it.
    let fix = "write `\(suggestion)\(suggestion.contains("`") ? "" : "`")"
    return legal.isEmpty ? fix : "\(fix)      (\(entry.nameAlone): \(all))"
  }

  /// A number as a share, where it lies within bounds as such.
  private static func percent(_ found: String, of option: OptionCard, in bounds: Bounds) -> String? {
    guard bounds.upper <= 1, option.summary.contains("share"), let number = Double(found), number > 1,
      bounds.contains(number / 100)
    else {
      return nil
    }
    return found + "%"
  }
}

extension OptionCard {
  /// A value that it may be given, for those that must be.
  var sample: String {
    switch type {
    case .count: "32"
    case .text: "\"data.csv\""
    case .column: "class"
    case .entry(.optimizer): "adam(lr=1e-3)"
    case .number, .flag, .word, .length, .lengths, .rate, .entry, .texts, .columns, .columnClaims: "0.2"
    }
  }

  /// Whether it has no default and cannot be left to the language.
  package var mustBeGiven: Bool {
    switch type {
    case .number, .count, .column, .text: defaultValue == .none && !isOptional
    case .entry(let kind): defaultValue == .none && kind == .optimizer
    case .flag, .word, .length, .lengths, .rate, .texts, .columns, .columnClaims: false
    }
  }
}
