import DescentRecipe
import DescentRuntime
import DescentSyntax

/// What a `show` tells, as people read it.
package struct ShowWords: Sendable {
  private let plan: PlanWords

  /// - Parameter width: Columns of the screen.
  package init(width: Int) { plan = PlanWords(width: width) }

  private var margin: Margin { plan.margin }

  /// The lines of what is shown.
  package func lines(_ facts: ShowFacts) -> [String] {
    switch facts {
    case .model(let model): margin.block("model", plan.model(model))
    case .optimizers(let optimizers):
      optimizers.flatMap { optimizer in
        let layers = optimizer.layers.map { " for \($0)" } ?? ""
        return margin.block(optimizer.entry.name + layers, self.optimizer(optimizer))
      }
    case .schedule(let schedule): self.schedule(schedule)
    case .plan(let plan): self.plan.lines(plan)
    case .data(let data):
      margin.block("data", plan.data(data) + DataWords(margin: margin).lines(data))
    case .history(let reports): history(reports)
    case .session(let recipe): recipe.split(separator: "\n").map { Escaped.text(String($0)) }
    }
  }

  private func optimizer(_ optimizer: OptimizerOnPaper) -> [String] {
    var table = Table([.left, .left])
    let layers = [optimizer.entry] + optimizer.wrapped
    for (place, layer) in layers.enumerated() {
      let owner = place == 0 ? "" : layer.name + "."
      for option in layer.options {
        // What is wrapped has lines of its own.
        let isWrapped = place + 1 < layers.count && option.name == "base"
        table.add(owner + option.name, isWrapped ? layers[place + 1].name : option.text)
      }
    }
    return table.lines(within: margin.columns) + memory(optimizer)
  }

  private func memory(_ optimizer: OptimizerOnPaper) -> [String] {
    guard !optimizer.slots.isEmpty else { return ["keeps nothing between steps"] }
    let size = optimizer.bytes.map { ", \(Bytes.text($0))" } ?? ""
    let kept = "keeps \(optimizer.slots.joined(separator: ", ")) of each parameter\(size)"
    return margin.wrapped(kept)
  }

  private func schedule(_ schedule: ScheduleShown) -> [String] {
    var lines = margin.wrapped(PlanWords.chain(schedule.schedule))
    if schedule.trainings.isEmpty { lines.append("no training under it") }
    for training in schedule.trainings {
      lines += ["", "train \(training.length.text)"] + plan.plateaus(training)
      guard let curve = training.curve, !training.rates.isEmpty else {
        lines.append(PlanWords.waiting)
        continue
      }
      let top = training.rates.map(\.lr).max() ?? 0
      let drawing = CurveWords(curve, top: top, columns: margin.columns).lines
      lines += [""] + drawing + (drawing.isEmpty ? [] : [""]) + plan.rates(training.rates)
    }
    return margin.block("schedule", lines)
  }

  /// One line an epoch, figures under one another.
  private func history(_ reports: [EpochReport]) -> [String] {
    guard let first = reports.first else { return ["nothing has been trained"] }
    let names = first.validation.map(\.name)
    var rows = [["epoch", "step", "loss"] + names.map { "val.\($0)" } + ["lr"]]
    for report in reports {
      let figures = names.map { name in report.validation.first { $0.name == name }?.text ?? "" }
      rows.append(
        ["\(report.epoch)\(report.isPartial ? "…" : "")", Numeral.grouped(report.step)]
          + [Fixed.significant(report.trainLoss)] + figures + [PlanWords.rate(report.lr)])
    }
    return Table.lines(
      of: rows, sides: Array(repeating: .right, count: names.count + 3) + [.left], within: margin.columns)
  }
}
