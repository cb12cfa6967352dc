import DescentData
import DescentFiles
import DescentRecipe
import DescentRuntime
import DescentSyntax

extension Prompt {
  /// Checks statements as a whole, then carries them out one after the other, up to one that fails.
  ///
  /// - Parameter place: How many parts of their block have been done, and how many it has.
  mutating func perform(
    _ typed: ParsedRecipe, at path: String, place: (done: Int, count: Int) = (0, 1)
  ) -> ExitStatus {
    let recipe = expanded(typed, at: path)
    let answer = present.checker.check(recipe)
    run.world.tell(answer.diagnostics)
    guard !answer.diagnostics.contains(where: { $0.severity == .error }) else {
      if !path.isEmpty {
        run.world.note(Self.refused(as: path))
      } else if place.done > 0 {
        run.world.note("note: what stands before this in the block has been done")
      } else if place.count > 1 || recipe.statements.count > 1 {
        run.world.note(Self.refused)
      }
      let fault = answer.diagnostics.first { $0.severity == .error }?.code == "D0601" ? answer.dataFault : nil
      return fault.flatMap { ExitStatus(rawValue: $0.exitStatus) } ?? ExitStatus(refusing: answer.diagnostics)
    }
    for step in answer.steps {
      let status = perform(step, in: recipe.folders[step.statement.span.source] ?? "")
      guard status == .done else { return status }
    }
    return .done
  }

  /// The statements with those of the files that they include.
  private mutating func expanded(_ recipe: ParsedRecipe, at path: String) -> ParsedRecipe {
    let outside = run.world.outside
    var expanded = Inclusion.expand(recipe, at: path, sources: &run.world.sources) { path in
      outside.read(path).mapError { Inclusion.Trouble($0.message) }
    }
    // What is typed may name files anywhere; what comes from a file stays in its folder.
    if path.isEmpty, let typed = recipe.statements.first?.span.source { expanded.folders[typed] = nil }
    return expanded
  }

  /// - Parameter folder: Of the file that the statement stands in; empty for what is typed.
  private mutating func perform(_ step: LiveChecker.Step, in folder: String) -> ExitStatus {
    let statement = folder.isEmpty ? step.statement : moved(step, from: folder)
    guard let action = step.actions.first else {
      note(step, as: statement.canonicalText)
      tellAbsence(of: step.statement)
      return .done
    }
    run.furtherFigures.formUnion(action.namedFigures)
    run.look(from: folder)
    let outcome = outcome(of: action)
    tell(outcome, of: step.statement)
    guard outcome.status == .done || outcome.isHeld else {
      giveUp(action)
      return outcome.status
    }
    note(step, as: SessionText(run.standing).text(of: statement))
    guard outcome.status == .done else {
      let made = Numeral.grouped(run.standing.step)
      run.world.note(
        "the training waits after step \(made): `undo` it, or change something and `continue`")
      return outcome.status
    }
    // Whoever stops a training by hand does not want what was typed behind it.
    return (run.standing.isPaused || run.standing.isOpen) && run.world.isStopRequested ? .stopped : .done
  }

  private mutating func outcome(of action: Action) -> Run<PromptDesk<Outside>>.Outcome {
    guard case .show(.session, _) = action.kind else {
      return run.perform(action, of: program(with: action))
    }
    // The session as it would be written, in the user's own words.
    run.world.outside.say(Said(.result, String(recipe.dropLast())))
    return .done
  }

  /// A statement of a file elsewhere, with its paths as they are seen from here.
  private func moved(_ step: LiveChecker.Step, from folder: String) -> Statement {
    var statement = step.statement
    switch statement.kind {
    case .data(let data): statement.kind = .data(DataStatement(source: data.source.moved(from: folder)))
    case .load(var load):
      load.path.text = run.place(ofModel: load.path.text, from: folder)
      statement.kind = .load(load)
    case .predict(var predict):
      predict.input.text = folder + predict.input.text
      statement.kind = .predict(predict)
    default: break
    }
    return statement
  }

  /// Says of data just named that its files are not there.
  private mutating func tellAbsence(of statement: Statement) {
    guard case .data = statement.kind, let data = settings.data,
      let fault = data.source.absence(in: library.seen(from: data.folder))
    else { return }
    run.world.note("note: \(fault.message)" + (fault.help.map { "\n help: \($0)" } ?? ""))
  }

  /// Says why a statement failed, and what that leaves.
  private mutating func tell(_ outcome: Run<PromptDesk<Outside>>.Outcome, of statement: Statement) {
    let before = "everything is as it was before `\(Escaped.line(statement.canonicalText))`"
    guard outcome.status != .stopped else { return run.world.note("broken off: \(before)") }
    guard let failure = outcome.failure else { return }
    run.world.receive(failure)
    if outcome.status == .diverged, !outcome.isHeld {
      run.world.note("\(before); `undo` goes back further")
    }
  }

  /// Goes on to the moment after a statement.
  private mutating func note(_ step: LiveChecker.Step, as text: String) {
    let action = step.actions.first
    let isLook = action?.isLook ?? false
    var checker = step.checker
    checker.notePaused(run.standing.isPaused)
    let resolved = step.namesRead.isEmpty ? nil : resolved(step)
    let entry = Transcript.Entry(
      statement: step.statement, text: text, resolved: resolved, namesRead: step.namesRead,
      actions: step.actions, change: step.change)
    let isStep = action?.isStep ?? true
    let moment = Moment(
      checker: checker,
      transcript: isLook ? present.transcript : Transcript(entry, after: present.transcript),
      state: action?.changesSession ?? false ? keptState() : present.state, standing: run.standing,
      text: isStep ? text : present.text)
    if isStep { branches.timeline.go(to: moment) } else { branches.timeline.amend(moment) }
    if action?.changesSession ?? false { makeRoom() }
  }

  /// A statement with every name in it replaced by what it stands for.
  private func resolved(_ step: LiveChecker.Step) -> String? {
    if let change = step.change { return change.resolved }
    guard let action = step.actions.first else { return step.checker.resolved(step.statement.keyword.text) }
    return SessionText(run.standing).line(of: action)
  }

  /// Everything as it was before a statement that failed or was broken off.
  private mutating func giveUp(_ action: Action) {
    guard let state = present.state, !run.restore(state) else { return }
    run.world.note(
      "note: the state before this could not be brought back; `switch` to a branch, or begin anew")
  }

  /// All that has been done, with an action at its end.
  func program(with action: Action? = nil) -> Program {
    let done = present.transcript?.entries.flatMap(\.actions) ?? []
    return Program(actions: done + [action].compactMap(\.self))
  }
}

extension Action {
  /// Whether it only shows what is there.
  fileprivate var isLook: Bool {
    switch kind {
    case .show, .why: true
    case .train, .continue, .evaluate, .expect, .print, .save, .load, .predict, .minimize: false
    }
  }

  /// Whether it leaves the session other than it was.
  fileprivate var changesSession: Bool {
    switch kind {
    case .train, .continue, .evaluate, .load, .minimize: true
    case .show, .why, .expect, .print, .save, .predict: false
    }
  }

  /// Whether `undo` goes back over it.
  fileprivate var isStep: Bool {
    switch kind {
    case .train, .continue, .evaluate, .load, .minimize, .save, .predict: true
    case .show, .why, .expect, .print: false
    }
  }
}
