import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

/// What the command line puts in the place of a recipe's own lines.
package struct Overrides: Sendable {
  /// `--set name=value`, read as the value of a `let`.
  package var sets: [(name: Name, value: Expression)] = []
  /// `--data D`, read as the source of a `data`.
  package var data: Expression?
  /// Looks into the files of a source as a recipe in a folder names them; nil where there is nothing to see.
  package var look: @Sendable (any DataSource, String) -> Result<DataShape?, DataFault> = { _, _ in
    .success(nil)
  }

  package init() {}
}

/// A recipe after checking: a program, or what is wrong with it.
package struct CheckedRecipe: Sendable {
  /// Nil when there is an error.
  package let program: Program?
  /// In the order of the text.
  package let diagnostics: [Diagnostic]
  /// What is wrong with the data that the recipe names.
  package var dataFault: DataFault?
}

/// A model with the data and the split that it is trained on.
struct Work: Equatable {
  /// The revision of the model.
  let model: Int
  let data: EntryValue
  let split: SplitPlan
  let preparation: [PreparationSetting]?
}

/// Reads the tree with the cards beside it and makes a program of it.
package struct Checker {
  /// Whether the recipe grows while it is carried out, as a session at the prompt does.
  var isLive = false
  var faults = FaultList()
  var scope = Scope()
  var settings = Settings()
  var overrides: Overrides
  /// Settings that no action has used yet, by keyword.
  var waiting: [String: Span] = [:]
  /// What has been set since the settings were written, in order.
  var changes: [SettingChange] = []
  /// Whether an action has used settings, those that nobody wrote among them.
  var hasUsedSettings = false
  /// The statement that gave each setting, by keyword, and each name.
  var origins: [String: Statement] = [:]
  var lines = SharedNames<NamedLine>()
  /// For each `stalls` of a rule that a training was held against, whether one was long enough.
  var patiences: [Span: (isReachable: Bool, length: Length)] = [:]
  /// What the actions so far have measured.
  var measured: Set<Measurement> = []
  /// What the last `minimize` leaves to be read: its variables and `value`.
  var reached: [String] = []
  /// The schedule as written; it is read again at each action, since it may speak of the optimizer's lr.
  var schedulePieces: [Expression] = []
  /// What has been trained last.
  var trained: Work?
  /// The training that has been paused and not finished.
  var paused: PausedWork?
  /// How far the schedule at work gets, where the data says how many rows there are.
  var reach: ScheduleReach?
  var actions: [Action] = []
  /// The texts of which a statement has been read, after which it is too late for `edition` there.
  var begun: Set<Int> = []
  /// The texts that came by `include`.
  var included: Set<Int> = []
  /// The folders of texts that name files from where they lie.
  var folders: [Int: String] = [:]
  var dataFault: DataFault?
  var hasTrained = false
  /// How far the average at work gets, where the data says how many rows there are.
  var averageReach: AverageReach?
  /// A model has come from a file.
  var isModelLoaded = false
  /// A model stands above, but was refused: one error is enough.
  var isModelRefused = false
  /// Names and settings whose statement could not be read.
  var refusedNames: Set<String> = []
  var refusedSettings: Set<String> = []
  var lossSpan: Span?
  var optimizerSpan: Span?
  var batchSpan: Span?
  var partsSpan: Span?
  var seedSpan: Span?
  var preparationSpan: Span?
  var scheduleRevision = 0
  var openAt: Diagnostic?
  var revision = 0

  /// Checks a parsed recipe.
  package static func check(_ recipe: ParsedRecipe, overrides: Overrides = Overrides()) -> CheckedRecipe {
    var checker = Checker(overrides: overrides)
    checker.note(refused: recipe.refused)
    checker.included = recipe.included
    checker.folders = recipe.folders
    checker.applyData()
    for statement in recipe.statements { checker.check(statement) }
    checker.checkLeftovers()
    let diagnostics = (recipe.diagnostics + checker.faults.diagnostics).enumerated().sorted { first, second in
      (first.element.mark.span.source, first.element.mark.span.start, first.offset)
        < (second.element.mark.span.source, second.element.mark.span.start, second.offset)
    }.map(\.element)
    let isSound = !diagnostics.contains { $0.severity == .error }
    let program = Program(
      actions: checker.actions, openAt: checker.openAt)
    return CheckedRecipe(
      program: isSound ? program : nil, diagnostics: diagnostics, dataFault: checker.dataFault)
  }

  init(overrides: Overrides) { self.overrides = overrides }

  mutating func check(_ statement: Statement) {
    defer { begun.insert(statement.span.source) }
    switch statement.kind {
    case .edition(let node): checkEdition(node, statement)
    case .seed(let node): checkSeed(node, statement)
    case .binding(let node): checkLet(node, statement)
    case .data(let node): checkData(node, statement)
    case .split(let node): checkSplit(node, statement)
    case .model(let node): checkModel(node, statement)
    case .loss(let node): checkLoss(node, statement)
    case .optimizer(let node): checkOptimizer(node, statement)
    case .freeze(let node): checkFreeze(node, statement)
    case .schedule(let node): checkSchedule(node, statement)
    case .batch(let node): checkBatch(node, statement)
    case .clip(let node): checkClip(node, statement)
    case .penalty(let node): checkPenalty(node, statement)
    case .average(let node): checkAverage(node, statement)
    case .train(let node): checkTrain(node, statement)
    case .continue(let node): checkContinue(node, statement)
    case .evaluate(let node): checkEvaluate(node, statement)
    case .expect(let node): checkExpect(node, statement)
    case .print(let node): checkPrint(node, statement)
    case .metrics(let node): checkMetrics(node, statement)
    case .stop(let node): checkStop(node, statement)
    case .keep(let node): checkKeep(node, statement)
    case .set(let node): checkSet(node, statement)
    case .prepare(let node): checkPrepare(node, statement)
    case .save(let node): checkSave(node, statement)
    case .load(let node): checkLoad(node, statement)
    case .predict(let node): checkPredict(node, statement)
    case .minimize(let node): checkMinimize(node, statement)
    case .show(let node): checkShow(node, statement)
    case .why(let node): checkWhy(node, statement)
    // Its statements have taken its place.
    case .include: break
    }
  }

  /// What could not be read is missed by nobody: it has its error already.
  mutating func note(refused statements: [RefusedStatement]) {
    refusedNames = Set(statements.compactMap { $0.binding?.text })
    refusedSettings = Set(statements.compactMap { $0.keyword?.text })
    isModelRefused = !statements.isEmpty
  }

  /// Notes that a setting has been given; one that no action used before it is replaced is an error.
  mutating func willSet(_ statement: Statement) {
    let word = statement.keyword.text
    for change in changes where change.entry.setting == word {
      wait(change.key, for: statement)
      waiting[change.key] = nil
    }
    changes.removeAll { $0.entry.setting == word }
    wait(word, for: statement)
    origins[word] = statement
    revision += 1
  }

  /// Notes that no action has used what a statement gives yet.
  ///
  /// - Parameter key: A setting, or an option of one as `set` names it.
  mutating func wait(_ key: String, for statement: Statement) {
    // Over an include, and at the prompt, a setting is simply replaced.
    let isOfOneFile =
      !isLive && waiting[key]?.source == statement.span.source && waiting[key] != statement.span
    if let earlier = waiting[key], isOfOneFile, refusedSettings.isEmpty {
      faults.add(
        SettingFault.replacedUnused(key), at: earlier,
        related: Diagnostic.Mark(statement.span, "replaces it here"))
    }
    waiting[key] = statement.span
  }

  /// Notes an action with the settings that hold there.
  mutating func act(_ kind: Action.Kind, at span: Span) {
    actions.append(Action(kind: kind, settings: settings, span: span))
  }

  /// Data, split, model and the rest have been used by an action that works.
  mutating func useSettings() { (waiting, hasUsedSettings) = ([:], true) }

  private mutating func applyData() {
    guard let expression = overrides.data else { return }
    readData(expression)
    waiting = [:]
  }

  private mutating func checkLeftovers() {
    checkScheduleReach()
    checkAverageReach()
    checkPatience()
    for (name, span) in scope.unused where !included.contains(span.source) {
      faults.add(SettingFault.unusedLet(name), at: span)
    }
    for set in overrides.sets {
      guard scope.names[set.name.text] == nil, !refusedNames.contains(set.name.text) else { continue }
      let nearest = NearestName.nearest(to: set.name.text, among: scope.known)
      faults.add(SettingFault.setWithoutLet(set.name.text, nearest: nearest), at: set.name.span)
    }
    guard !actions.isEmpty else { return }
    let own = waiting.filter { !included.contains($0.value.source) }
    for (word, span) in own.sorted(by: { $0.value.start < $1.value.start }) {
      faults.add(SettingFault.belowLastAction(word), at: span)
    }
  }
}

extension CheckedRecipe {
  /// The same with every warning taken as an error.
  package var strict: CheckedRecipe {
    let hardened = diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.severity == .warning { diagnostic.severity = .error }
      return diagnostic
    }
    let isSound = !hardened.contains { $0.severity == .error }
    return CheckedRecipe(program: isSound ? program : nil, diagnostics: hardened, dataFault: dataFault)
  }
}
