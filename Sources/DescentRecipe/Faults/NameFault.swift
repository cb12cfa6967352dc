import DescentCatalogue
import DescentSyntax

/// What can be wrong with a thing: its name, its list, its options.
enum NameFault: Fault {
  case unknownEntry(EntryKind, String, suggestion: String?, legal: [String])
  case unknownOption(entry: String, String, suggestion: String?, legal: [String])
  case optionTwice(entry: String, String)
  case tooManyValues(entry: String, legal: [String])
  case unnamedAfterNamed(entry: String)
  case wrongType(entry: String, OptionCard, found: String)
  case outOfBounds(entry: String, OptionCard, Bounds, found: String)
  case listNotTaken(entry: String)
  case listNeeded(entry: String, sizes: String)
  case notAThing(EntryKind, label: String, legal: [String])
  case choice
  case wrongKind(EntryKind, String, statement: String)
  case equalNeeded(option: String, written: String)

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
    case .unnamedAfterNamed(let entry): "\(entry) has a value without a name after one with a name"
    case .wrongType(let entry, let option, let found):
      "`\(option.name)` of \(entry) takes \(option.type.words), not \(found)"
    case .outOfBounds(let entry, let option, let bounds, let found):
      "`\(option.name)` of \(entry) is \(bounds.words), not \(found)"
    case .listNotTaken(let entry): "\(entry) takes no list of sizes"
    case .listNeeded(let entry, _): "\(entry) needs its sizes"
    case .notAThing(let kind, _, _): "\(kind.article) \(kind.word) is wanted here"
    case .choice: "a choice makes a family of runs, and there is no statement here that runs a family"
    case .wrongKind(let kind, let name, let statement):
      "`\(name)` is \(kind.article) \(kind.word), not what `\(statement)` takes"
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
    case .wrongType(_, _, let found): found
    case .outOfBounds(_, _, let bounds, _): "must be \(bounds.words)"
    case .listNotTaken: "not taken"
    case .listNeeded: "no sizes"
    case .notAThing(_, let label, _): label
    case .choice: "a choice"
    case .wrongKind(let kind, _, _): "\(kind.article) \(kind.word)"
    case .equalNeeded: "no `=`"
    }
  }

  var help: String? {
    switch self {
    case .unknownEntry(_, _, let suggestion, let legal):
      suggestion.map { "write `\($0)`" } ?? "there are: \(legal.joined(separator: ", "))"
    case .unknownOption(let entry, _, let suggestion, let legal):
      if legal.isEmpty {
        "\(entry) takes no options"
      } else {
        suggestion.map { "write `\($0)`      (\(entry.nameAlone): \(legal.joined(separator: ", ")))" }
          ?? "\(entry.nameAlone) takes \(legal.joined(separator: ", "))"
      }
    case .optionTwice: "leave one of them out"
    case .tooManyValues(let entry, let legal):
      legal.isEmpty ? "leave it out" : "\(entry.nameAlone) takes \(legal.joined(separator: ", "))"
    case .unnamedAfterNamed: "write `name=value`"
    case .wrongType(_, let option, _): option.exampleText.map { "write `\($0)`" }
    case .outOfBounds(_, let option, _, _): option.exampleText.map { "the default is `\($0)`" }
    case .listNotTaken: "leave the brackets out"
    case .listNeeded(let entry, let sizes): "write `\(entry.nameAlone) [\(sizes)]`"
    case .notAThing(_, _, let legal): "there are: \(legal.joined(separator: ", "))"
    case .choice: "write one of its values"
    case .wrongKind(let kind, let name, _): kind.statement.map { "write `\($0) \(name)`" }
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
