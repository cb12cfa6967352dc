import DescentData
import DescentLearning
import DescentSyntax

/// Checks a session that grows: each block on top of what came before it.
///
/// A value: whoever keeps a copy can go back to it.
package struct LiveChecker: Sendable {
  private var checker: Checker

  /// - Parameter overrides: How files of data are looked into.
  package init(overrides: Overrides = Overrides()) {
    checker = Checker(overrides: overrides)
    checker.isLive = true
  }

  /// A statement that has been found sound.
  package struct Step: Sendable {
    package let statement: Statement
    /// What it does; nothing for a setting.
    package let actions: [Action]
    /// The checker after it.
    package let checker: LiveChecker
    /// The names that a `let` has given and that it reads.
    package let namesRead: Set<String>
    /// What a `set` has changed; nil where it has changed nothing.
    package let change: Change?
  }

  /// What a `set` has changed.
  package struct Change: Sendable {
    /// The option, the same for each `set` of it.
    package let key: String
    /// The setting that has the option.
    package let setting: String
    /// The whole setting with the new value, every name resolved; nil where it has no line.
    package let whole: String?
    /// The `set` with every name resolved.
    package let resolved: String?
  }

  /// What came of a block.
  package struct Answer: Sendable {
    /// One for each statement; empty where there is an error.
    package let steps: [Step]
    package let diagnostics: [Diagnostic]
    package let dataFault: DataFault?
  }

  /// Checks a block; nothing holds of one with an error, and this checker stays as it is.
  package func check(_ recipe: ParsedRecipe) -> Answer {
    var checker = checker
    checker.begin(recipe)
    var steps: [Step] = []
    var before = self
    for statement in recipe.statements {
      checker.actions = []
      let namesRead = checker.namesRead(in: statement)
      checker.check(statement)
      if let open = checker.openAt { checker.faults.add(open) }
      checker.openAt = nil
      var after = self
      after.checker = checker
      steps.append(
        Step(
          statement: statement, actions: checker.actions, checker: after, namesRead: namesRead,
          change: before.change(to: after, by: statement)))
      before = after
    }
    let diagnostics = recipe.diagnostics + checker.faults.diagnostics
    let isSound = !diagnostics.contains { $0.severity == .error }
    return Answer(steps: isSound ? steps : [], diagnostics: diagnostics, dataFault: checker.dataFault)
  }

  /// What a statement has changed that led from here to there; nil for one that is no `set`.
  private func change(to after: LiveChecker, by statement: Statement) -> Change? {
    guard case .set = statement.kind, let change = after.checker.changes.last,
      change.statement == statement
    else { return nil }
    let whole = after.resolved(change.entry.setting)
    let sets = after.settings.sets(since: settings)
    return Change(
      key: change.key, setting: change.entry.setting, whole: whole, resolved: sets.first ?? whole)
  }

  /// The settings as they stand.
  package var settings: Settings { checker.settled.settings }

  /// The names that stand for something, in alphabetical order.
  package var names: [String] { checker.scope.known }

  /// What completion and help need to know of it.
  package var situation: Situation { checker.situation }

  /// Notes that a training waits, or that none does.
  package mutating func notePaused(_ isPaused: Bool) {
    guard isPaused else {
      checker.paused = nil
      return
    }
    checker.paused = checker.paused ?? PausedWork(model: checker.settings.model?.revision ?? 0)
  }

  /// A setting as the normal form writes it, every name in it resolved; nil where it has no line there.
  package func resolved(_ keyword: String) -> String? {
    checker.settled.settings.text(of: keyword).map { "\(keyword) \($0)" }
  }
}

extension Checker {
  /// Makes ready for one more block.
  fileprivate mutating func begin(_ recipe: ParsedRecipe) {
    faults = FaultList()
    dataFault = nil
    refusedNames = []
    refusedSettings = []
    isModelRefused = false
    note(refused: recipe.refused)
    included.formUnion(recipe.included)
    folders.merge(recipe.folders) { _, new in new }
  }

  /// The same with the schedule put under the optimizer.
  fileprivate var settled: Checker {
    var copy = self
    copy.settleSchedule()
    return copy
  }

  /// The names among those that stand for something which occur in a statement.
  fileprivate func namesRead(in statement: Statement) -> Set<String> {
    scope.names.isEmpty ? [] : statement.words.filter { scope.names[$0] != nil }
  }
}
