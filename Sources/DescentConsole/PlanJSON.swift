import DescentRecipe
import DescentRuntime

/// A plan on paper as JSON objects, one a line.
package enum PlanJSON {
  /// The objects in the order of the plan.
  ///
  /// - Parameter speed: Of the machine whose times are told; nil to tell none.
  package static func lines(_ plan: PaperPlan, speed: MachineSpeed? = nil) -> [String] {
    let actions = plan.actions.enumerated().map { index, action in
      JSONObject("plan.action").number("number", Double(index + 1)).text("text", action).line
    }
    let sections = plan.sections.flatMap { lines($0, speed) }
    return sections + actions + [JSONObject("plan.done").flag("open", plan.isOpen).line]
  }

  private static func lines(_ section: PaperPlan.Section, _ speed: MachineSpeed?) -> [String] {
    switch section {
    case .data(let data): [self.data(data)]
    case .model(let model): self.model(model)
    case .memory(let memory): [self.memory(memory)]
    case .step(let step): self.step(step, speed)
    case .training(let training): self.training(training, speed)
    case .descent(let descent): self.descent(descent)
    }
  }

  static func data(_ data: DataOnPaper) -> String {
    var object = JSONObject("plan.data").text("data", data.source).count("rows", data.rows)
      .count("train.rows", data.parts?.train).count("val.rows", data.parts?.val)
      .count("test.rows", data.parts?.test).flag("exact", data.parts?.isExact ?? false)
      .count("features", data.features)
    switch data.target {
    case .classes(let names): object = object.count("classes", names.count)
    case .number(let name): object = object.text("target", name)
    case nil: break
    }
    for (name, share) in zip(["train", "val", "test"], data.split.shares) {
      object = object.number("\(name).share", share)
    }
    if let refusal = data.refusal { object = object.text("refusal", refusal) }
    if !data.notes.isEmpty { object = object.texts("notes", data.notes) }
    if !data.samples.isEmpty { object = object.objects("samples", data.samples.map(sample)) }
    return object.text("split", word(data.split)).number("split.seed", Double(data.split.seed))
      .number("seed", Double(data.seed)).line
  }

  /// A row; `features.left` counts the features that are not told.
  private static func sample(_ sample: SampleOnPaper) -> JSONObject {
    let object = JSONObject.empty.text("part", sample.partName).numbers("features", sample.features)
      .count("features.left", sample.featuresLeft)
    return switch sample.target {
    case .className(let name): object.text("target", name)
    case .number(let number): object.number("target", number)
    }
  }

  private static func word(_ split: SplitOnPaper) -> String {
    switch split.style {
    case .byClass: "by class"
    case .atRandom: "at random"
    case .inOrder: "in order"
    }
  }

  static func model(_ model: ModelOnPaper) -> [String] {
    model.layers.map { layer in
      JSONObject("plan.layer").count("layer", layer.number).text("name", layer.name)
        .count("rows", model.rows).count("width", layer.width).count("parameters", layer.parameters).line
    } + [JSONObject("plan.model").count("inputs", model.inputs).count("parameters", model.parameters).line]
  }

  private static func memory(_ memory: MemoryOnPaper) -> String {
    let needs = memory.needs
    return JSONObject("plan.memory").count("weights", needs.weights).count("gradients", needs.gradients)
      .count("optimizer", needs.slots).count("best.weights", needs.kept)
      .count("seen.weights", needs.looked).count("batch", needs.batch).count("total", needs.total)
      .count("limit", memory.limit).line
  }

  private static func step(_ step: StepOnPaper, _ speed: MachineSpeed?) -> [String] {
    step.operations.map { operation in
      let object = self.operation(JSONObject("plan.operation"), operation)
      return (speed.map { object.number("seconds", $0.seconds(of: operation, in: step)) } ?? object).line
    } + [
      JSONObject("plan.step").count("rows", step.rows).count("flops", step.flops).count("bytes", step.bytes)
        .count("footprint", step.footprint).flag("zeros.left.out", step.leavesOutZeros).line
    ]
  }

  /// An operation's members.
  static func operation(_ object: JSONObject, _ operation: StepOperation) -> JSONObject {
    object.count("layer", operation.layer).text("operation", operation.name)
      .numbers("shape", operation.shape.map(Double.init)).count("flops", operation.flops)
      .count("bytes", operation.bytes)
  }

  private static func training(_ training: TrainingOnPaper, _ speed: MachineSpeed?) -> [String] {
    let object = JSONObject("plan.train").count("action", training.action)
      .text("length", training.length.text).count("batch", training.batch)
      .count("parts", training.parts)
      .count("steps.per.epoch", training.stepsPerEpoch).count("steps", training.steps)
      .count("first.step", training.firstStep).text("optimizer", training.optimizers.text)
      .text("schedule", PlanWords.chain(training.schedule))
    return [object.line] + time(training, speed) + rules(training.rules) + rates(training.rates)
  }

  private static func descent(_ descent: DescentOnPaper) -> [String] {
    let object = JSONObject("plan.minimize").count("action", descent.action).text("formula", descent.formula)
      .text("start", descent.start).count("steps", descent.steps).text("optimizer", descent.optimizer.text)
      .text("schedule", PlanWords.chain(descent.schedule))
    return [object.line] + rules(descent.rules) + rates(descent.rates)
  }

  private static func time(_ training: TrainingOnPaper, _ speed: MachineSpeed?) -> [String] {
    guard let speed, let step = training.step, let seconds = training.secondsOfStep(on: speed) else {
      return []
    }
    return [
      JSONObject("plan.time").count("action", training.action).number("step.seconds", seconds)
        .number("epoch.seconds", training.secondsOfEpoch(on: speed) ?? .nan).count("threads", speed.threads)
        .number("products", speed.products).number("memory", speed.sweepRate(over: step.footprint)).line
    ]
  }

  private static func rules(_ rules: [RuleOnPaper]) -> [String] {
    rules.map { rule in
      let object = JSONObject("plan.rule")
      switch rule {
      case .clip(let entry): return object.text("rule", "clip").text("value", entry.text).line
      case .frozen(let layers): return object.text("rule", "freeze").text("value", layers).line
      case .penalty(let entry): return object.text("rule", "penalty").text("value", entry.text).line
      case .average(let entry): return object.text("rule", "average").text("value", entry.text).line
      case .dropout(let rate, let layers):
        return object.text("rule", "dropout").number("rate", rate).count("layers", layers).line
      case .plateau(let figure, let factor, let firing):
        return acting(
          object.text("rule", "plateau").text("value", figure).number("factor", factor), firing)
      case .stop(let condition, let firing):
        return acting(object.text("rule", "stop").text("value", condition), firing)
      case .keepBest(let figure): return object.text("rule", "keep").text("value", figure).line
      case .pause(let step): return object.text("rule", "until step").number("step", Double(step)).line
      case .within(let seconds): return object.text("rule", "within").number("seconds", seconds).line
      }
    }
  }

  private static func acting(_ object: JSONObject, _ firing: RuleOnPaper.Firing) -> String {
    switch firing {
    case .from(let epoch, let step): object.flag("fires", true).count("epoch", epoch).count("step", step).line
    case .never: object.flag("fires", false).line
    case .unknown: object.line
    }
  }

  /// The boundaries of a schedule; `step` counts the updates before.
  static func rates(_ rates: [RateOnPaper]) -> [String] {
    rates.map { rate in
      var object = JSONObject("schedule")
      if let step = rate.step { object = object.count("step", step) }
      if let epoch = rate.epoch { object = object.count("epoch", epoch) }
      object = object.number("lr", rate.lr)
      return rate.mayHaveFallen ? object.flag("may.have.fallen", true).line : object.line
    }
  }
}

/// What a `show` tells as JSON objects, one a line.
enum ShowJSON {
  static func lines(_ facts: ShowFacts) -> [String] {
    switch facts {
    case .model(let model): PlanJSON.model(model)
    case .optimizers(let optimizers): optimizers.map(optimizer)
    case .schedule(let schedule): self.schedule(schedule)
    case .plan(let plan): PlanJSON.lines(plan)
    case .data(let data): [PlanJSON.data(data)]
    case .history(let reports): reports.map(epoch)
    case .gradients(let gradients): GradientJSON.lines(gradients)
    case .session(let recipe): [JSONObject("session").text("recipe", recipe).line]
    }
  }

  /// Rates that all trainings together tell, boundaries aside.
  private static let mostRates = 10_000

  /// The rate of every step, or of so many, and of all boundaries; `step` counts the updates before.
  private static func schedule(_ schedule: ScheduleShown) -> [String] {
    let most = max(2, mostRates / max(1, schedule.trainings.count))
    return schedule.trainings.flatMap { training -> [String] in
      guard let curve = training.curve, let first = curve.firstStep else {
        return PlanJSON.rates(training.rates)
      }
      let boundaries = training.rates.compactMap { $0.step.map { $0 - first } }
      return Set(curve.places(most: most) + boundaries).sorted().map { place in
        let object = JSONObject("schedule").count("step", first + place).number("lr", curve.rate(at: place))
        return curve.mayHaveFallen(at: place) ? object.flag("may.have.fallen", true).line : object.line
      }
    }
  }

  private static func optimizer(_ optimizer: OptimizerOnPaper) -> String {
    let object = JSONObject("optimizer").text("optimizer", optimizer.entry.text)
    return (optimizer.layers.map { object.text("layers", $0) } ?? object)
      .text("keeps", optimizer.slots.joined(separator: ", ")).count("bytes", optimizer.bytes).line
  }

  private static func epoch(_ report: EpochReport) -> String {
    JSONObject("history").count("epoch", report.epoch).count("step", report.step)
      .number("train.loss", report.trainLoss).figures(report.validation, prefix: "val.")
      .number("lr", report.lr).line
  }
}

extension JSONObject {
  /// A whole number, or null.
  func count(_ name: String, _ count: Int?) -> JSONObject {
    number(name, count.map(Double.init) ?? .nan)
  }
}
