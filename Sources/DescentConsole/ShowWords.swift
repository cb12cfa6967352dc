import DescentRecipe
import DescentRuntime
import DescentSyntax

/// What a `show` tells, as people read it.
package struct ShowWords: Sendable {
  private let plan: PlanWords
  private let width: Int
  private let ink: Ink

  /// - Parameter width: Columns of the screen.
  package init(width: Int, ink: Ink = Ink(.none)) {
    plan = PlanWords(width: width, ink: ink)
    (self.width, self.ink) = (width, ink)
  }

  private var margin: Margin { plan.margin }

  /// The lines of what is shown.
  package func lines(_ facts: ShowFacts) -> [String] {
    switch facts {
    case .model(let model): margin.block("model", plan.model(model))
    case .optimizers(let optimizers):
      optimizers.flatMap { optimizer in
        let heading = optimizer.entry.name + (optimizer.layers.map { " for \($0)" } ?? "")
        let margin = margin.under(heading)
        return margin.block(heading, self.optimizer(optimizer, margin))
      }
    case .schedule(let schedule): self.schedule(schedule)
    case .plan(let plan): self.plan.lines(plan)
    case .data(let data):
      margin.block("data", plan.data(data) + DataWords(margin: margin).lines(data))
    case .history(let reports): HistoryWords(width: width, ink: ink).lines(reports)
    case .gradients(let gradients):
      margin.under("gradients").block(
        "gradients", GradientWords(margin: margin.under("gradients")).lines(gradients))
    case .session(let recipe): recipe.split(separator: "\n").map { Escaped.text(String($0)) }
    }
  }

  private func optimizer(_ optimizer: OptimizerOnPaper, _ margin: Margin) -> [String] {
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
    return table.lines(within: margin.columns) + memory(optimizer, margin)
  }

  private func memory(_ optimizer: OptimizerOnPaper, _ margin: Margin) -> [String] {
    guard !optimizer.slots.isEmpty else { return ["keeps nothing between steps"] }
    let size = optimizer.bytes.map { ", \(Bytes.text($0))" } ?? ""
    let kept = "keeps \(optimizer.slots.joined(separator: ", ")) of each parameter\(size)"
    return margin.wrapped(kept)
  }

  private func schedule(_ schedule: ScheduleShown) -> [String] {
    let plan = plan.under("schedule")
    let margin = plan.margin
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
}
