import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkTrain(_ node: TrainStatement, _ statement: Statement) {
    defer { useSettings() }
    noteTraining()
    hasTrained = true
    let length = trainLength(node.length)
    let limit = node.limit.map { timeLimit($0) }
    let pause = node.pause.map { pauseStep($0) }
    guard isReady(statement) else { return }
    if isWorkKept() { checkFits() }
    settleSchedule()
    trained = work
    guard let length else { return }
    let counts = checkCounts(length)
    checkRules(steps: counts?.runSteps, counts: counts)
    paused = node.pause.map { _ in PausedWork(model: settings.model?.revision ?? 0) }
    if case .some(nil) = limit { return }
    if case .some(nil) = pause { return }
    act(.train(length, within: limit ?? nil, until: pause ?? nil), at: statement.span)
  }

  /// Seconds after which a training ends anyway.
  mutating func timeLimit(_ expression: Expression) -> Double? {
    guard let value = value(expression) else { return nil }
    if case .quantity(let seconds, .seconds) = value, seconds > 0, seconds <= 1e9 { return seconds }
    faults.add(RuleFault.timeLimit(value.description), at: expression.span)
    return nil
  }

  /// Whether there is a model and data; without data the recipe stays open.
  mutating func isReady(_ statement: Statement) -> Bool {
    if settings.data == nil, openAt == nil, !isModelLoaded {
      let fix = "put `data digits` above it, or run it with `--data mnist`"
      openAt = SettingFault.noData(fix: fix).at(statement.keyword.span)
    }
    if settings.model == nil, !isModelLoaded {
      if !isModelRefused { faults.add(SettingFault.noModel, at: statement.keyword.span) }
      isModelRefused = true
      return false
    }
    return true
  }

  private mutating func trainLength(_ expression: Expression) -> Length? {
    guard let value = value(expression) else { return nil }
    switch value {
    case .quantity(let count, let dimension):
      guard dimension != .seconds else {
        return refused(
          "a training is as long as its steps, a clock would make it differ", "write `train 20 epochs`",
          expression)
      }
      guard count.rounded() == count else {
        let whole = "write \(Numeral.text(count.rounded())) \(dimension.rawValue)"
        return refused("\(value.description) are not whole", whole, expression)
      }
      guard count >= 1 else {
        return refused("\(value.description) train nothing", "write `train 20 epochs`", expression)
      }
      guard count <= 1e9 else {
        return refused(
          "\(value.description) are more than the billion that a training may have", "write fewer", expression
        )
      }
      return Length(count, dimension.lengthUnit)
    case .number(let number):
      faults.add(SettingFault.trainNeedsUnit(Numeral.text(number)), at: expression.span)
    case .share, .text, .truth:
      return refused(
        "a training lasts epochs or steps, not \(value.description)", "write `train 20 epochs`", expression)
    }
    return nil
  }

  private mutating func refused(_ what: String, _ help: String, _ expression: Expression) -> Length? {
    faults.add(SettingFault.trainLength(what, help: help), at: expression.span)
    return nil
  }

  private mutating func noteTraining() {
    measured.insert(Measurement(part: .train, figure: "loss"))
    if hasRows(.val) { noteMeasured(.val) }
  }

  /// What a training at this place would work on.
  private var work: Work? {
    guard let model = settings.model, let data = settings.data else { return nil }
    let plan = settings.splitPlan(for: data.shape)
    return Work(model: model.revision, data: data.entry, split: plan, preparation: settings.preparation)
  }

  /// Whether a model that has been trained still sees the data and the split that it was trained with.
  mutating func isWorkKept() -> Bool {
    guard let trained, let work, let data = settings.data, trained.model == work.model else { return true }
    if trained.data != work.data {
      faults.add(SettingFault.dataAtWork, at: data.span)
    } else if trained.preparation != work.preparation {
      faults.add(SettingFault.preparationAtWork, at: preparationSpan ?? data.span)
    } else if trained.split != work.split, let seedSpan, waiting["seed"] != nil, waiting["split"] == nil {
      faults.add(SettingFault.seedSplitsAnew(held: trained.split.seed), at: seedSpan)
    } else if trained.split != work.split {
      faults.add(SettingFault.splitAtWork, at: settings.split?.span ?? data.span)
    }
    return trained == work
  }

  private mutating func noteMeasured(_ part: Part) {
    let task = settings.task
    for name in ["loss"] + Metrics.all.filter({ task == nil || $0.task == task }).map({ $0.facts.name }) {
      measured.insert(Measurement(part: part, figure: name))
    }
  }

  /// Whether the split gives rows to a part, as far as the recipe says.
  func hasRows(_ part: Part) -> Bool {
    guard let shares = settings.split?.shares else { return true }
    switch part {
    case .train: return true
    case .val: return shares.count > 1 && shares[1] > 0
    case .test: return shares.count < 3 || shares[2] > 0
    }
  }

  /// Holds batch and schedule against the rows, where the data says how many there are.
  private mutating func checkCounts(_ length: Length) -> RunCounts? {
    guard let shape = settings.data?.shape, let allRows = shape.rows else { return nil }
    let rows = allRows - shape.testRows
    guard rows > 1 else { return nil }  // no batch would do: the data is at fault, and says so
    let plan = settings.splitPlan(for: shape)
    let training = max(1, Int((Double(rows) * plan.shares.train / 100).rounded()))
    if case .rows(let size) = settings.batch, size > training + 1, let batchSpan {
      faults.add(SettingFault.batchAboveRows(size, rows: training), at: batchSpan)
      return nil
    }
    let batch = settings.batch.rows(of: training)
    if settings.batchParts > batch + 1, let partsSpan {
      faults.add(BatchFault.partsAboveRows(settings.batchParts, rows: batch), at: partsSpan)
      return nil
    }
    let perEpoch = (training + batch - 1) / batch
    let counts = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: 1)
    guard let steps = counts.steps(in: length) else { return nil }
    let whole = RunCounts(stepsPerEpoch: perEpoch, batchRows: batch, runSteps: steps)
    noteScheduleReach(steps, counts: whole, model: settings.model?.revision ?? 0)
    noteAverageReach(steps, counts: whole, model: settings.model?.revision ?? 0)
    return whole
  }

  mutating func checkEvaluate(_ node: EvaluateStatement, _ statement: Statement) {
    guard let part = Part(rawValue: node.part.text) else {
      let synonyms = ["validation": "val", "training": "train", "testing": "test", "dev": "val"]
      let names = Part.allCases.map(\.rawValue)
      let nearest = synonyms[node.part.text] ?? NearestName.nearest(to: node.part.text, among: names)
      faults.add(SettingFault.unknownPart(node.part.text, nearest: nearest), at: node.part.span)
      noteMeasured(nearest.flatMap(Part.init) ?? .test)
      return
    }
    noteMeasured(part)
    guard isReady(statement) else { return }
    if isWorkKept(), waiting["model"] != nil || waiting["data"] != nil { checkFits() }
    if !hasRows(part) {
      faults.add(
        SettingFault.emptyPart(part), at: node.part.span,
        related: settings.split.map { Diagnostic.Mark($0.span, "this split") })
    }
    settleSchedule()
    useSettings()
    act(.evaluate(part), at: statement.span)
  }

  mutating func checkPrint(_ node: PrintStatement, _ statement: Statement) {
    var printed: [Action.Printed] = []
    for expression in node.values {
      guard let formula = formula(expression, reach: .measurements) else { continue }
      printed.append(Action.Printed(formula: formula, span: expression.span))
    }
    act(.print(printed), at: statement.span)
  }
}
