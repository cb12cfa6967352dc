import DescentSyntax

extension Checker {
  mutating func checkBatch(_ node: BatchStatement, _ statement: Statement) {
    willSet(statement)
    batchSpan = node.size.span
    settings.batchParts = 1
    checkBatchSize(node.size)
    guard let expression = node.parts, let value = value(expression) else { return }
    guard case .number(let number) = value, number >= 1, number <= 1e9, let parts = Int(exactly: number)
    else {
      faults.add(BatchFault.parts(value.description), at: expression.span)
      return
    }
    if case .rows(let rows) = settings.batch, parts > rows {
      faults.add(BatchFault.partsAboveRows(parts, rows: rows), at: expression.span)
      return
    }
    settings.batchParts = parts
    partsSpan = expression.span
  }

  private mutating func checkBatchSize(_ size: Expression) {
    if case .thing(let thing) = size.kind, thing.plainName?.text == "all", scope.names["all"] == nil {
      settings.batch = .all
      return
    }
    if case .thing(let thing) = size.kind, let name = thing.plainName, scope.names[name.text] == nil,
      ["full", "whole", "everything"].contains(name.text)
        || NearestName.nearest(to: name.text, among: ["all"]) != nil,
      !scope.known.contains(where: { NearestName.nearest(to: name.text, among: [$0]) != nil })
    {
      faults.add(
        ValueFault.unknownWord(name.text, nearest: "all", legal: ["all", "or a number of rows"]),
        at: name.span)
      return
    }
    guard let value = value(size) else { return }
    guard case .number(let number) = value, number >= 1, number <= 1e9, let rows = Int(exactly: number) else {
      faults.add(SettingFault.batchSize(value.description), at: size.span)
      return
    }
    settings.batch = .rows(rows)
  }
}
