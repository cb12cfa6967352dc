import DescentSyntax

/// Something else where a column is named.
struct ColumnFault: Fault {
  let found: String

  var code: String { "D0343" }
  var message: String { "a column is named by a word or a string, not by `\(Escaped.excerpt(found))`" }
  var label: String { "not a column" }
  var help: String? {
    if found.hasPrefix("["), found.hasSuffix("]") {
      return "write `\(Escaped.line(String(found.dropFirst().dropLast())))`"
    }
    return "write `\(CanonicalString.quoted(Escaped.line(found)))` if the column is called that"
  }
}
