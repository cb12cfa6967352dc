import DescentCatalogue
import DescentRecipe
import DescentSyntax

extension Offers {
  /// What may stand between quotes.
  func quoted(_ sought: Sought) -> [Candidate] {
    let slot = Slot(keyword, within: sought.enclosures)
    switch sought.expected {
    case .path: return paths(place.written, quote: "")
    case .value:
      if slot.takesColumns { return columnsAsWritten }
      guard slot.innermost?.label != nil || slot.takesUnnamed || slot.list != nil else { return [] }
      switch slot.option?.type {
      case .text: return paths(place.written, quote: "")
      case .column, .columns, .columnClaims: return columnsAsWritten
      case .number, .count, .flag, .word, .length, .lengths, .rate, .texts, .entry, nil: return []
      }
    case .keyword, .word, .thing, .option, .unit, .name, .newName, .part, .topic, .layer, .branch, .subject:
      return []
    }
  }

  /// Files and folders that a path may go on with.
  ///
  /// - Parameters:
  ///   - written: The path as far as it is there.
  ///   - quote: What is still to stand before it.
  func paths(_ written: String, quote: String) -> [Candidate] {
    let folder = written.lastIndex(of: "/").map { String(written[...$0]) } ?? ""
    let name = written.dropFirst(folder.count)
    let shown = context.files(folder).filter { entry in
      (name.hasPrefix(".") || !entry.name.hasPrefix(".")) && Escaped.text(entry.name) == entry.name
        && !entry.name.contains { "\"\\/".contains($0) }
    }
    let first = shown.filter { $0.isFolder || isLikely($0.name) }
    let sorted = first.sorted { $0.name < $1.name } + shown.filter { !$0.isFolder && !isLikely($0.name) }
    return sorted.map { entry in
      Candidate(
        quote + folder + entry.name + (entry.isFolder ? "/" : ""), suffix: entry.isFolder ? "" : "\"",
        help: entry.isFolder ? "a folder" : "a file")
    }
  }

  /// Whether a file is of the sort that the statement reads or writes.
  private func isLikely(_ file: String) -> Bool {
    let endings: [String] =
      switch keyword {
      case "include", "run", "write": [".train"]
      case "load", "save": [".safetensors"]
      case "predict": [".csv", ".csv.gz"]
      default: [".csv", ".csv.gz", ".npy", ".npz", ".gz", "-ubyte"]
      }
    return endings.contains { file.hasSuffix($0) }
  }

  // MARK: - Columns

  /// The columns of the table that the statement names, else of the data that stands, as words.
  func columns(suffix: String = "") -> [Candidate] {
    columnNames.map { Candidate(Situation.written(column: $0.name), suffix: suffix, help: $0.help) }
  }

  /// The same within quotes.
  private var columnsAsWritten: [Candidate] {
    columnNames.filter { !$0.name.contains { "\"\\".contains($0) } && Escaped.text($0.name) == $0.name }
      .map { Candidate($0.name, suffix: "\"", help: $0.help) }
  }

  private var columnNames: [(name: String, help: String)] {
    let isOfTable = keyword == Keyword.data.rawValue
    let path = place.tokens.first { $0.hasPrefix("\"") && $0.utf8.count > 1 }
    let own = isOfTable ? path.map { context.columns(String($0.dropFirst().dropLast())) } ?? [] : []
    guard own.isEmpty else { return own.map { ($0, "a column of the table") } }
    return situation.columns.map { ($0.name, $0.hasWords ? "a column of words" : "a column of numbers") }
  }
}
