import DescentFiles
import DescentTensor

/// How a target column is taken where the recipe says it.
package enum TargetKind: Sendable, Equatable {
  case classes, number
}

extension Dataset {
  /// The rows of a table, with one of its columns as target.
  ///
  /// - Parameters:
  ///   - testRows: The rows of a test part of its own, the last ones; nil where it has none.
  ///   - features: The columns to learn from, in this order; nil for all but the target and those ignored.
  ///   - kind: Nil where the column tells: words are classes, and so are whole numbers of at most 20 values.
  /// - Throws: `columns` for names that do not fit and for holes in the target.
  package init(
    table: Table, testRows: Range<Int>? = nil, target: String, features: [String]? = nil,
    ignore: [String]? = nil, as kind: TargetKind? = nil
  ) throws(DataFault) {
    let choice = ColumnChoice(table: table, target: target, features: features, ignore: ignore)
    let (answer, inputs) = try choice.resolved()
    let mixture = kind == nil ? try Mixture(ofTarget: answer, in: table, testRows) : nil
    self.init(
      name: table.name, features: .columns(inputs), target: try Target(answer, as: kind, of: table),
      targetName: target, columns: inputs.map(\.name), testRows: testRows, digest: table.digest,
      notes: Self.notes(of: table, on: inputs)
        + (mixture.map { ["\($0.text(target)), all of them classes"] } ?? []))
  }

  /// What is to be known of a table and of the columns that are used, the first of them by name.
  private static func notes(of table: Table, on columns: [Column]) -> [String] {
    let used = Set(columns.map(\.name))
    let most = 5
    let general = table.notes.filter { $0.column == nil }
    let special = table.notes.filter { $0.column.map(used.contains) ?? false }
    let left = special.count - most
    return (general + special.prefix(most)).map(\.text)
      + (left > 0 ? ["\(left) more column\(left == 1 ? "" : "s") of nearly numbers"] : [])
  }

  /// The same rows with their classes counted as a model counts its own.
  func withClasses(of stored: FittedPreparation) throws(DataFault) -> Dataset {
    switch (target, stored.target) {
    case (.numbers, .number): return self
    case (.numbers, .classes), (.classes, .number): throw .stored(.otherTarget(source: name))
    case (.classes(let labels, let names), .classes(let known)):
      guard names != known else { return self }
      let recoded = try LabelBuffer.of(labels.count)
      let places = names.map { known.firstIndex(of: $0) }
      for row in 0..<labels.count {
        let label = Int(labels[row])
        guard let place = places[label] else { throw .stored(.unknownClass(names[label], source: name)) }
        recoded[row] = Int32(place)
      }
      return Dataset(
        name: name, features: features, target: .classes(recoded, names: known), targetName: targetName,
        columns: columns, testRows: testRows, digest: digest, notes: notes)
    }
  }
}

/// What a recipe says on the columns of a table.
private struct ColumnChoice {
  let table: Table
  let target: String
  let features: [String]?
  let ignore: [String]?

  func resolved() throws(DataFault) -> (target: Column, features: [Column]) {
    let answer = try column(target)
    guard features == nil || ignore == nil else { throw .columns(.featuresAndIgnore) }
    let kept = if let features { try chosen(features) } else { try left() }
    guard !kept.isEmpty else { throw .columns(.noFeatures(source: table.name)) }
    return (answer, kept)
  }

  private func chosen(_ names: [String]) throws(DataFault) -> [Column] {
    try requireOnce(names)
    guard !names.contains(target) else { throw .columns(.targetIsNoFeature(target)) }
    var columns: [Column] = []
    for name in names { columns.append(try column(name)) }
    return columns
  }

  private func left() throws(DataFault) -> [Column] {
    let ignored = ignore ?? []
    try requireOnce(ignored)
    guard !ignored.contains(target) else { throw .columns(.targetIgnored(target)) }
    for name in ignored { _ = try column(name) }
    return table.columns.filter { $0.name != target && !ignored.contains($0.name) }
  }

  private func column(_ name: String) throws(DataFault) -> Column {
    guard let column = table.columns.first(where: { $0.name == name }) else {
      throw .columns(.unknown(name, source: table.name, columns: table.columns.map(\.name)))
    }
    return column
  }

  private func requireOnce(_ names: [String]) throws(DataFault) {
    var seen = Set<String>()
    for name in names where !seen.insert(name).inserted { throw .columns(.namedTwice(name)) }
  }
}

extension Target {
  /// The cells of a column as classes or numbers.
  fileprivate init(_ column: Column, as kind: TargetKind?, of table: Table) throws(DataFault) {
    guard column.missing == 0 else {
      throw .columns(
        .targetHoles(column: column.name, count: column.missing, firstLine: column.firstMissingLine))
    }
    switch column.values {
    case .words(let codes, let names):
      guard kind != .number else { throw .columns(.noNumbers(column: column.name)) }
      self = .classes(try Self.labels(codes), names: names)
    case .numbers(let values):
      guard kind != .number, kind == .classes || Categories.areFew(values) else {
        self = .numbers(try Self.matrix(values), name: column.name)
        return
      }
      guard let (codes, names) = Categories.words(of: values) else {
        let row = values.firstIndex { Int(exactly: $0) == nil } ?? 0
        let line = table.lines.line(ofRow: row)
        throw .columns(.noClass(column: column.name, value: values[row], line: line))
      }
      self = .classes(try Self.labels(codes), names: names)
    }
  }

  private static func labels(_ codes: [Int32]) throws(DataFault) -> LabelBuffer {
    let labels = try LabelBuffer.of(codes.count)
    for (row, code) in codes.enumerated() { labels[row] = code }
    return labels
  }

  private static func matrix(_ values: [Double]) throws(DataFault) -> Matrix {
    let matrix = try Matrix.zeros(rows: values.count, columns: 1)
    for (row, value) in values.enumerated() { matrix[row, 0] = Float(value) }
    return matrix
  }
}
