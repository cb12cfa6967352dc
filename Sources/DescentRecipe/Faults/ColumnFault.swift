import DescentSyntax

/// What can be wrong with the columns that a recipe names.
enum ColumnFault: Fault {
  /// Something else where a column is named.
  case notAName(String)
  case unknown(String, nearest: String?, legal: [String])

  var code: String {
    switch self {
    case .notAName: "D0343"
    case .unknown: "D0344"
    }
  }

  var message: String {
    switch self {
    case .notAName(let found):
      "a column is named by a word or a string, not by `\(Escaped.excerpt(found))`"
    case .unknown(let name, _, _): "the data has no feature column `\(Escaped.excerpt(name))`"
    }
  }

  var label: String {
    switch self {
    case .notAName: "not a column"
    case .unknown: "no such column"
    }
  }

  var help: String? {
    switch self {
    case .notAName(let found):
      if found.hasPrefix("["), found.hasSuffix("]") {
        return "write `\(Escaped.line(String(found.dropFirst().dropLast())))`"
      }
      return "write `\(CanonicalString.quoted(Escaped.line(found)))` if the column is called that"
    case .unknown(_, let nearest, let legal):
      let all = legal.prefix(12).map { Escaped.excerpt($0) }.joined(separator: ", ")
      let rest = legal.count > 12 ? " and \(legal.count - 12) more" : ""
      return nearest.map { "write `\(Escaped.line($0))`" } ?? "there are: \(all)\(rest)"
    }
  }
}
