import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkData(_ node: DataStatement, _ statement: Statement) {
    // The command line's data takes the place of the recipe's.
    guard overrides.data == nil else { return }
    willSet(statement)
    readData(node.source)
  }

  mutating func readData(_ expression: Expression) {
    guard let entry = entry(expression, kind: .source, among: Catalogue.cards(of: .source)),
      let type = SourceCatalogue.all.first(where: { $0.facts.name == entry.card.name }),
      arePaths(entry)
    else { return }
    let source = type.make(with: entry.options)
    let folder = folders[entry.thing.span.source] ?? ""
    var shape = source.shape
    switch overrides.look(source, folder) {
    case .success(let seen): shape = seen ?? shape
    case .failure(let fault):
      faults.add(
        Diagnostic(
          "D0601", .error, fault.message, at: Diagnostic.Mark(expression.span, "cannot be used"),
          help: fault.help))
      dataFault = dataFault ?? fault
    }
    settings.data = DataSetting(
      source: source, entry: entry.value, text: entry.thing.canonicalText, span: expression.span,
      shape: shape, folder: folder)
  }

  /// Whether every path of a source may be followed; the command line's may lead anywhere.
  private mutating func arePaths(_ entry: ResolvedEntry) -> Bool {
    guard folders[entry.thing.span.source] != nil else { return true }
    for option in entry.card.options where option.type == .text {
      guard case .text(let path)? = entry.options[option.name], let fault = RecipePath.fault(in: path) else {
        continue
      }
      faults.add(fault, at: entry.spans[option.name] ?? entry.thing.span)
      return false
    }
    return true
  }

  mutating func checkSplit(_ node: SplitStatement, _ statement: Statement) {
    willSet(statement)
    var split = SplitSetting(span: statement.span)
    var seen: [String: Span] = [:]
    for clause in node.clauses {
      let (word, span) = clauseWord(clause)
      if let earlier = seen[word] {
        faults.add(
          SettingFault.splitClauseTwice("`\(word)`"), at: span,
          related: Diagnostic.Mark(earlier, "given here first"))
        continue
      }
      seen[word] = span
      switch clause {
      case .byClass(let span):
        split.isByClass = true
        split.classSpan = span
      case .inOrder: split.isInOrder = true
      case .seed(let expression, _):
        if let value = value(expression) { split.seed = seed(value, at: expression.span) }
      }
    }
    if let first = seen["in order"], let second = seen["by class"] {
      faults.add(
        SettingFault.splitClauseTwice("the order of the rows"),
        at: max(first, second, by: { $0.start < $1.start }),
        related: Diagnostic.Mark(min(first, second, by: { $0.start < $1.start }), "this says otherwise"))
    }
    if let first = node.shares.first {
      split.sharesSpan = node.shares.reduce(first.span) { $0.joined(with: $1.span) }
      split.shares = shares(node)
    }
    settings.split = split
  }

  private func clauseWord(_ clause: SplitStatement.Clause) -> (String, Span) {
    switch clause {
    case .byClass(let span): ("by class", span)
    case .inOrder(let span): ("in order", span)
    case .seed(_, let span): ("seed", span)
    }
  }

  private mutating func shares(_ node: SplitStatement) -> [Double]? {
    let sum = node.shares.reduce(0.0) { $0 + $1.value }
    let span = node.shares.dropFirst().reduce(node.shares[0].span) { $0.joined(with: $1.span) }
    guard (sum - 100).magnitude < 1e-9 else {
      faults.add(SettingFault.splitSum(node.shares.map(\.value)), at: span)
      return nil
    }
    guard let first = node.shares.first, first.value > 0 else {
      faults.add(SettingFault.splitEmptyTraining, at: node.shares[0].span)
      return nil
    }
    return node.shares.map(\.value)
  }

  /// Holds the split against the data: a source with its own test part is split in two, others in three.
  mutating func checkSplitFits() {
    guard let split = settings.split, let data = settings.data else { return }
    let shape = data.shape
    let wanted = shape.hasTestPart ? 2 : 3
    if let shares = split.shares, shares.count != wanted {
      let example = shape.hasTestPart ? "90/10" : "80/10/10"
      faults.add(
        SettingFault.splitShares(found: shares.count, wanted: wanted, example: example),
        at: split.sharesSpan ?? split.span,
        related: Diagnostic.Mark(
          data.span, shape.hasTestPart ? "has a test part of its own" : "has no test part of its own"))
    }
    if split.isByClass, settings.task == .regression {
      faults.add(
        SettingFault.splitUnstratifiable, at: split.classSpan ?? split.span,
        related: Diagnostic.Mark(data.span, "predicts a number"))
    }
  }
}

/// The later or earlier of two, by a comparison.
private func max(_ first: Span, _ second: Span, by precedes: (Span, Span) -> Bool) -> Span {
  precedes(first, second) ? second : first
}

private func min(_ first: Span, _ second: Span, by precedes: (Span, Span) -> Bool) -> Span {
  precedes(first, second) ? first : second
}
