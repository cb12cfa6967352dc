import DescentSyntax

extension Checker {
  mutating func checkSave(_ node: SaveStatement, _ statement: Statement) {
    guard isPath(node.path), isReady(statement) else { return }
    settleSchedule()
    useSettings()
    act(.save(node.path.text), at: statement.span)
  }

  mutating func checkLoad(_ node: LoadStatement, _ statement: Statement) {
    isModelLoaded = true
    guard isPath(node.path) else { return }
    settleSchedule()
    useSettings()
    act(.load(node.path.text), at: statement.span)
  }

  mutating func checkPredict(_ node: PredictStatement, _ statement: Statement) {
    let isSound = isPath(node.input)
    guard isPath(node.output), isSound else { return }
    if RecipePath.joined("", node.input.text) == RecipePath.joined("", node.output.text) {
      faults.add(PathFault.ontoItself(node.input.text), at: node.output.span)
      return
    }
    guard isReady(statement) else { return }
    settleSchedule()
    useSettings()
    act(.predict(node.input.text, to: node.output.text), at: statement.span)
  }

  private mutating func isPath(_ path: Quoted) -> Bool {
    let isTyped = isLive && folders[path.span.source] == nil
    guard let fault = RecipePath.fault(in: path.text, isTyped: isTyped) else { return true }
    faults.add(fault, at: path.span)
    return false
  }
}
