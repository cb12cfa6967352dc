import DescentRecipe
import DescentRuntime
import DescentSyntax

/// Where a training stands, in one line of any width.
enum LiveLine {
  /// The fullest form that fits; without a progress yet, the last epoch.
  ///
  /// - Parameters:
  ///   - figures: What was measured after the last epoch, in short.
  ///   - secondsAnEpoch: Nil before the first has ended.
  static func text(
    _ progress: Progress, figures: [String], secondsAnEpoch: Double? = nil, width: Int
  ) -> String {
    let left = [secondsAnEpoch.flatMap { self.left(progress, secondsAnEpoch: $0) }].compactMap(\.self)
    let forms = forms(progress, figures: figures, left: left)
    return forms.first { DisplayWidth.of($0) <= width } ?? String((forms.last ?? "").prefix(width))
  }

  private static func forms(_ progress: Progress, figures: [String], left: [String]) -> [String] {
    let epoch = "epoch \(progress.epoch)/\(progress.epochs)"
    let step = "step \(progress.stepInEpoch)/\(progress.stepsPerEpoch)"
    let loss = "loss \(Fixed.significant(progress.loss))"
    let lr = "lr \(PlanWords.rate(progress.lr))"
    let lists: [[String]] = [
      [epoch, bar(progress, length: 20), step, loss] + figures + [lr] + left,
      [epoch, bar(progress, length: 20), step, loss] + figures.prefix(1) + [lr] + left,
      [epoch, bar(progress, length: 20), step, loss] + figures.prefix(1) + left,
      [epoch, bar(progress, length: 20), step, loss] + figures.prefix(1),
      [epoch, bar(progress, length: 10), step, loss],
      [epoch, step, loss] + left, [epoch, step, loss], [epoch, loss], [loss],
    ]
    return lists.map { $0.joined(separator: "  ") }
  }

  /// How long the rest takes if every epoch takes as long as the last.
  private static func left(_ progress: Progress, secondsAnEpoch: Double) -> String? {
    let share = Double(progress.stepInEpoch) / Double(max(1, progress.stepsPerEpoch))
    let seconds = max(0, Double(progress.epochs - progress.epoch + 1) - share) * secondsAnEpoch
    guard seconds.isFinite, seconds < 1e9 else { return nil }
    let (minutes, hours) = (seconds / 60, seconds / 3600)
    let text =
      hours >= 2
      ? "\(Fixed.text(hours, places: 1)) h"
      : minutes >= 2 ? "\(Fixed.text(minutes, places: 0)) min" : "\(Fixed.text(seconds, places: 0)) s"
    return "\(text) left"
  }

  /// How much of the epoch is done.
  static func bar(_ progress: Progress, length: Int) -> String {
    let share = Double(progress.stepInEpoch) / Double(max(1, progress.stepsPerEpoch))
    let filled = min(length, max(0, Int(share * Double(length))))
    return String(repeating: "━", count: filled) + String(repeating: "─", count: length - filled)
  }
}
