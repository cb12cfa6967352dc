import DescentRecipe
import DescentRuntime
import DescentSyntax

/// Where a training stands, in one line of any width.
enum LiveLine {
  /// The fullest form that fits; without a progress yet, the last epoch.
  ///
  /// - Parameter figures: What was measured after the last epoch, in short.
  static func text(_ progress: Progress, figures: [String], width: Int) -> String {
    let forms = forms(progress, figures: figures)
    return forms.first { DisplayWidth.of($0) <= width } ?? String((forms.last ?? "").prefix(width))
  }

  private static func forms(_ progress: Progress, figures: [String]) -> [String] {
    let epoch = "epoch \(progress.epoch)/\(progress.epochs)"
    let step = "step \(progress.stepInEpoch)/\(progress.stepsPerEpoch)"
    let loss = "loss \(Fixed.significant(progress.loss))"
    let lr = "lr \(PlanWords.rate(progress.lr))"
    let lists: [[String]] = [
      [epoch, bar(progress, length: 20), step, loss] + figures + [lr],
      [epoch, bar(progress, length: 20), step, loss] + figures.prefix(1) + [lr],
      [epoch, bar(progress, length: 20), step, loss] + figures.prefix(1),
      [epoch, bar(progress, length: 10), step, loss],
      [epoch, step, loss], [epoch, loss], [loss],
    ]
    return lists.map { $0.joined(separator: "  ") }
  }

  /// How much of the epoch is done.
  static func bar(_ progress: Progress, length: Int) -> String {
    let share = Double(progress.stepInEpoch) / Double(max(1, progress.stepsPerEpoch))
    let filled = min(length, max(0, Int(share * Double(length))))
    return String(repeating: "━", count: filled) + String(repeating: "─", count: length - filled)
  }
}
