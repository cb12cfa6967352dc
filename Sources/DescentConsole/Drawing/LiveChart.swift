import DescentRecipe
import DescentRuntime
import DescentSyntax

/// A training as it goes: a line of where it stands, the curve of its loss, and the figures that are watched.
package struct LiveChart: Sendable {
  /// Lines that a chart has at most.
  package static let mostLines = 8
  /// Fewer columns than these hold nothing.
  package static let fewestColumns = 20

  /// Figures of epochs to be shown beside the loss, such as `val.accuracy` or `lr`.
  package var watched: [String]
  private var losses = ThinnedCurve()
  private var figures: [String: FigureCurve] = [:]
  /// Names in the order in which they came.
  private var names: [String] = []
  private var latest: Progress?
  /// Steps of the training that has been told of and not begun.
  private var announced: Int?
  /// The step with which the training at work ends.
  private var end = 0

  package init(watched: [String] = []) { self.watched = watched }

  /// Takes what a run tells; only a training's progress and its epochs matter.
  package mutating func receive(_ event: Event) {
    switch event {
    case .training(let facts): announced = facts.steps
    case .progress(let progress): take(progress)
    case .epoch(let report): take(report)
    case .began, .note, .ended, .paused, .kept, .evaluated, .printed, .expected, .shown, .explained,
      .descending,
      .path, .descended, .saved, .loaded, .predicted, .stopped, .failed, .done:
      break
    }
  }

  private mutating func take(_ progress: Progress) {
    let before = latest
    latest = progress
    if let announced { (end, self.announced) = (progress.step - 1 + announced, nil) }
    if let before, progress.step <= before.step { forget(from: progress.step) }
    // What is told is the mean since the epoch began; its change tells of the steps since then.
    guard let before, before.epoch == progress.epoch, before.stepInEpoch < progress.stepInEpoch else {
      losses.add(progress.loss, at: progress.step, steps: progress.stepInEpoch)
      return
    }
    let steps = progress.stepInEpoch - before.stepInEpoch
    let sum = progress.loss * Double(progress.stepInEpoch) - before.loss * Double(before.stepInEpoch)
    losses.add(sum / Double(steps), at: progress.step, steps: steps)
  }

  /// Takes back what came with a step and after it: somebody has gone back in time.
  private mutating func forget(from step: Int) {
    for name in names { figures[name]?.forget(from: step) }
  }

  private mutating func take(_ report: EpochReport) {
    for (name, value, isShare) in report.figures {
      if figures[name] == nil { names.append(name) }
      figures[name, default: FigureCurve(isShare: isShare)].add(value, at: report.step)
    }
  }

  /// The lines of the chart: none on a screen that is too narrow, the first alone on one that is too low.
  ///
  /// - Parameters:
  ///   - width: Columns of the screen, the last of which stays free.
  ///   - height: Lines that there are; eight are used at most.
  package func lines(width: Int, height: Int, ink: Ink) -> [String] {
    guard width >= Self.fewestColumns, height >= 1, let latest else { return [] }
    let (columns, rows) = (width - 1, min(height, Self.mostLines))
    let room = rows - 1 - CurvePlot.fewestRows
    let bars = watchedBars(columns: columns, ink).prefix(max(0, min(3, room)))
    let short = (bars.isEmpty ? measured : ["val.loss"]).filter { figures[$0] != nil && $0 != "lr" }
    let head = LiveLine.text(
      latest, figures: short.map { "\($0) \(text($0))" },
      secondsAnEpoch: figures["seconds"]?.latest, width: columns)
    return [head] + plot.lines(columns: columns, rows: rows - 1 - bars.count, ink: ink) + bars
  }

  /// What is shown in figures beside the loss: what is watched, else `val.loss`.
  private var measured: [String] {
    watched.isEmpty ? ["val.loss"] : watched.map(Self.plain).filter { $0 != "train.loss" }
  }

  /// The latest value of a figure as people read it.
  private func text(_ name: String) -> String {
    guard let figure = figures[name], let value = figure.latest else { return "" }
    return name == "lr" ? PlanWords.rate(value) : Figure.text(value, isShare: figure.isShare)
  }

  private static func plain(_ name: String) -> String { name == "loss" ? "train.loss" : name }

  /// The loss of the steps, and every loss of epochs that is measured or watched.
  private var plot: CurvePlot {
    let shown = ["val.loss"] + watched.filter { $0 != "val.loss" && $0 != "train.loss" && isLoss($0) }
    let span = span
    let steps = CurvePlot.Curve(name: "loss", points: losses.points(columns: 600, over: span))
    let epochs = shown.compactMap { name in
      figures[name].map { CurvePlot.Curve(name: name, points: $0.points) }
    }
    let last = losses.first + span - 1
    return CurvePlot(
      [steps] + epochs, over: Double(losses.first)...Double(max(last, losses.first + 1)),
      names: ("step \(Numeral.grouped(losses.first))", Numeral.grouped(last)))
  }

  private func isLoss(_ name: String) -> Bool { name.hasSuffix(".loss") }

  /// Steps under the whole width: the training's, or the half of them as long as that holds what has come,
  /// and so on, so that a long training is seen from its first steps and the curve moves seldom.
  private var span: Int {
    let (done, all) = (losses.last - losses.first + 1, end - losses.first + 1)
    var span = max(16, done, all)
    while span / 2 >= max(16, done) { span /= 2 }
    return span
  }

  /// A row of bars for each watched figure that is no loss.
  private func watchedBars(columns: Int, _ ink: Ink) -> [String] {
    let wanted = watched.map(Self.plain).filter { !isLoss($0) && figures[$0] != nil }
    let margin = wanted.map { DisplayWidth.of($0) }.max() ?? 0
    return wanted.map { name in
      let value = text(name)
      let room = min(60, columns - margin - value.count - 4)
      guard room >= 4, let curve = figures[name] else {
        return String((name + " " + value).prefix(columns))
      }
      let space = String(repeating: " ", count: margin - DisplayWidth.of(name))
      let bars = Sparkline.text(curve.points.map(\.y), columns: room)
      return name + space + "  " + ink.paint(bars, as: .curve(0)) + "  " + value
    }
  }
}

/// A figure of epochs, in bounded memory.
private struct FigureCurve: Sendable {
  let isShare: Bool
  private(set) var points: [CurvePlot.Point] = []
  init(isShare: Bool) { self.isShare = isShare }

  /// A step before the last takes back what came after it.
  mutating func add(_ value: Double, at step: Int) {
    forget(from: step)
    points.append(CurvePlot.Point(x: Double(step), y: value))
    guard points.count > ThinnedCurve.most else { return }
    points = points.enumerated().filter { $0.offset % 2 == (points.count - 1) % 2 }.map(\.element)
  }

  mutating func forget(from step: Int) {
    while let last = points.last, last.x >= Double(step) { points.removeLast() }
  }

  var latest: Double? { points.last?.y }
}

extension EpochReport {
  /// Everything that can be watched, by name.
  var figures: [(name: String, value: Double, isShare: Bool)] {
    var figures = [("train.loss", trainLoss, false)]
    if let penalty { figures.append(("train.penalty", penalty, false)) }
    figures += validation.map { ("val.\($0.name)", $0.value, $0.isShare) }
    return figures + [("lr", lr, false), ("seconds", seconds, false)]
  }
}
