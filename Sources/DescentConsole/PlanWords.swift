import DescentRecipe
import DescentRuntime
import DescentSyntax

/// A plan on paper as people read it.
package struct PlanWords: Sendable {
  private(set) var margin: Margin
  /// By which times are told; nil where none are.
  let speed: MachineSpeed?

  /// - Parameters:
  ///   - width: Columns of the screen.
  ///   - speed: Of the machine whose times are told; nil to tell none.
  ///   - ink: Paints headings.
  package init(width: Int, speed: MachineSpeed? = nil, ink: Ink = Ink(.none)) {
    margin = Margin(width: width, ink: ink)
    self.speed = speed
  }

  /// The same words under a heading that may be longer than most.
  func under(_ heading: String) -> PlanWords {
    var words = self
    words.margin = margin.under(heading)
    return words
  }

  /// The whole plan, each section under its heading.
  package func lines(_ plan: PaperPlan) -> [String] {
    var previous: TrainingOnPaper?
    var blocks: [[String]] = []
    for section in plan.sections {
      blocks.append(block(section, after: previous))
      if case .training(let training) = section { previous = training }
    }
    if !plan.actions.isEmpty { blocks.append(margin.block("actions", actions(plan.actions))) }
    if plan.isOpen { blocks.append(margin.block("open", open(plan))) }
    return Array(blocks.joined(separator: [""]))
  }

  private func block(_ section: PaperPlan.Section, after previous: TrainingOnPaper?) -> [String] {
    switch section {
    case .data(let data): margin.block("data", self.data(data))
    case .model(let model): margin.block("model", self.model(model))
    case .memory(let memory): margin.block("memory", self.memory(memory))
    case .step(let step): margin.block("step", self.step(step))
    case .training(let training): margin.block("train", self.training(training, after: previous))
    case .descent(let descent): margin.under("minimize").block("minimize", under("minimize").descent(descent))
    }
  }

  func wrapped(_ text: String) -> [String] { margin.wrapped(text) }

  private func actions(_ actions: [String]) -> [String] {
    let width = "\(actions.count)".count
    return actions.enumerated().flatMap { index, action in
      let number = Fixed.right("\(index + 1)", width: width) + "  "
      let lines = margin.wrapped(Escaped.text(action), columns: margin.columns - number.count)
      let space = String(repeating: " ", count: number.count)
      return lines.enumerated().map { ($0.offset == 0 ? number : space) + $0.element }
    }
  }

  private func open(_ plan: PaperPlan) -> [String] {
    let trainings = plan.trainings
    let unknown = [
      "rows", trainings.contains { $0.steps == nil } ? "steps" : nil,
      trainings.contains { $0.rates.isEmpty } ? "learning rates" : nil,
      plan.hasOpenSizes ? "sizes of the model" : nil,
    ].compactMap(\.self).joined(separator: ", ")
    return wrapped("not known without data: \(unknown); `--data mnist` plans it on MNIST")
  }
}

extension PlanWords {
  /// Where the data comes from, its rows and how they are shared out.
  func data(_ data: DataOnPaper) -> [String] {
    let rows = data.rows.map { "\(count($0, "row")) of " } ?? "rows unknown until it is read, "
    let target: String? =
      switch data.target {
      case .classes(let names): count(names.count, "class", plural: "classes")
      case .number(let name): "a number to predict, `\(Escaped.text(name))`"
      case nil: nil
      }
    let facts = [data.features.map { count($0, "feature") }, target].compactMap(\.self)
    let shares = data.split.shares.map { Numeral.text($0) }.joined(separator: "/")
    let style =
      switch data.split.style {
      case .byClass: " by class"
      case .atRandom: ""
      case .inOrder: " in order"
      }
    let isSeeded = data.split.style != .inOrder && data.split.seed != data.seed
    let seed = isSeeded ? " seed \(data.split.seed), all else" : ","
    return wrapped("\(Escaped.text(data.source)): \(rows)\(facts.joined(separator: ", "))")
      + (data.parts.map { parts($0) } ?? []) + wrapped("split \(shares)\(style)\(seed) seed \(data.seed)")
      + (data.refusal.map { wrapped("a run refuses it: \(Escaped.text($0))") } ?? [])
  }

  private func parts(_ rows: PartRows) -> [String] {
    let uses = [(rows.train, "to train on"), (rows.val, "to validate"), (rows.test, "to test")]
    let told = uses.filter { $0.0 > 0 }.map { "\(Numeral.grouped($0.0)) \($0.1)" }
    return wrapped((rows.isExact ? "" : "about ") + told.joined(separator: ", "))
  }

  /// The table of layers.
  func model(_ model: ModelOnPaper) -> [String] {
    var table = Table([.right, .left, .right, .right])
    table.add("", "layer", "output", "parameters")
    let rows = model.rows.map(Numeral.grouped) ?? "rows"
    table.add("", "input", "\(rows) × \(model.inputs.map(Numeral.grouped) ?? "_")")
    for layer in Self.abridged(model.layers) {
      guard let layer else {
        table.add("", "…")
        continue
      }
      let width = layer.width.map(Numeral.grouped) ?? "_"
      let parameters = layer.parameters.map { $0 > 0 ? Numeral.grouped($0) : "" } ?? "_"
      table.add(layer.number.map(String.init) ?? "", layer.name, "\(rows) × \(width)", parameters)
    }
    table.add("", "in all", "", model.parameters.map(Numeral.grouped) ?? "_")
    return table.lines(within: margin.columns, headed: margin.ink)
  }

  /// The lines that a table shows of a long list; nil stands for those left out.
  static func abridged<Line>(_ lines: [Line]) -> [Line?] {
    guard lines.count > 60 else { return lines }
    return lines.prefix(30).map { $0 } + [nil] + lines.suffix(10).map { $0 }
  }

  /// The sizes of what a training keeps in memory, and their sum beside the limit.
  func memory(_ memory: MemoryOnPaper) -> [String] {
    var table = Table([.left, .right, .left])
    for (name, bytes) in memory.needs.parts { table.add(name, Bytes.text(bytes)) }
    let limit = Bytes.text(memory.limit)
    table.add("in all", Bytes.text(memory.needs.total), "of \(limit)")
    guard memory.isAboveLimit else { return table.lines(within: margin.columns) }
    return table.lines(within: margin.columns)
      + wrapped("more than the limit, so that a run ends with status 4; `--memory` raises it")
  }

  /// A number with the word for what it counts.
  private func count(_ number: Int, _ word: String, plural: String? = nil) -> String {
    "\(Numeral.grouped(number)) \(number == 1 ? word : plural ?? word + "s")"
  }
}
