import DescentSyntax

/// What is known of a training that waits for its `continue`.
struct PausedWork: Equatable {
  /// The revision of its model.
  let model: Int
}

extension Checker {
  mutating func checkContinue(_ node: ContinueStatement, _ statement: Statement) {
    defer { useSettings() }
    let limit = node.limit.map { timeLimit($0) }
    let pause = node.pause.map { pauseStep($0) }
    guard let paused else {
      faults.add(PauseFault.nothingPaused, at: statement.span)
      return
    }
    guard isReady(statement) else { return }
    guard paused.model == settings.model?.revision ?? 0 else {
      let model = origins["model"].map { Diagnostic.Mark($0.span, "a new model") }
      faults.add(PauseFault.otherModel, at: statement.span, related: model)
      return
    }
    if isWorkKept() { checkFits() }
    settleSchedule()
    checkRules(steps: nil, counts: nil)
    if node.pause == nil { self.paused = nil }
    if case .some(nil) = limit { return }
    if case .some(nil) = pause { return }
    act(.continue(within: limit ?? nil, until: pause ?? nil), at: statement.span)
  }

  /// The step of `until step 1_234`.
  mutating func pauseStep(_ expression: Expression) -> Int? {
    guard let value = value(expression) else { return nil }
    if case .number(let number) = value, let step = Int(exactly: number),
      (1...1_000_000_000_000).contains(step)
    {
      return step
    }
    faults.add(PauseFault.step(value.description), at: expression.span)
    return nil
  }
}
