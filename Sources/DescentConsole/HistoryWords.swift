import DescentRecipe
import DescentRuntime
import DescentSyntax

/// The epochs of a training as people read them: a table, the curves of the losses, a row of bars for each
/// metric.
struct HistoryWords {
  /// Lines of the drawing with its foot.
  private static let rows = 9

  private let columns: Int
  private let ink: Ink

  /// - Parameter width: Columns of the screen.
  init(width: Int, ink: Ink) {
    columns = max(24, width)
    self.ink = ink
  }

  func lines(_ reports: [EpochReport]) -> [String] {
    guard reports.count > 1 else { return table(reports) }
    let blocks = [table(reports), curves(reports), bars(reports)].filter { !$0.isEmpty }
    return Array(blocks.joined(separator: [""]))
  }

  /// One line an epoch, figures under one another; what does not fit beside the epochs stands below.
  private func table(_ reports: [EpochReport]) -> [String] {
    guard let first = reports.first else { return ["nothing has been trained"] }
    let names = first.validation.map(\.name)
    var rows = [["epoch", "step", "loss"] + names.map { "val.\($0)" } + ["lr"]]
    for report in reports {
      let figures = names.map { name in report.validation.first { $0.name == name }?.text ?? "" }
      rows.append(
        ["\(report.epoch)\(report.isPartial ? "…" : "")", Numeral.grouped(report.step)]
          + [Fixed.significant(report.trainLoss)] + figures + [PlanWords.rate(report.lr)])
    }
    return Array(bands(rows).map { band(rows, columns: $0) }.joined(separator: [""]))
  }

  private func band(_ rows: [[String]], columns: Range<Int>) -> [String] {
    let shown = [0] + columns
    let isLast = { (column: Int) in column == (rows.first?.count ?? 0) - 1 }
    return Table.lines(
      of: rows.map { row in shown.map { row[$0] } }, sides: shown.map { isLast($0) ? .left : .right },
      within: self.columns, headed: ink)
  }

  /// Runs of columns that fit beside the epochs, one at least in each.
  private func bands(_ rows: [[String]]) -> [Range<Int>] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    var bands: [Range<Int>] = []
    var (start, used) = (1, widths.first ?? 0)
    for column in widths.indices.dropFirst() {
      if column > start, used + 1 + widths[column] > columns {
        bands.append(start..<column)
        (start, used) = (column, widths[0])
      }
      used += 1 + widths[column]
    }
    return bands + [start..<widths.count]
  }

  private func curves(_ reports: [EpochReport]) -> [String] {
    guard let first = reports.first, let last = reports.last, last.step > first.step else { return [] }
    let curves = [("loss", "train.loss"), ("val.loss", "val.loss")].map { name, figure in
      CurvePlot.Curve(name: name, points: points(of: figure, reports))
    }
    let plot = CurvePlot(
      curves.filter { !$0.points.isEmpty }, over: Double(first.step)...Double(last.step),
      names: ("epoch \(first.epoch)", "\(last.epoch)"))
    return plot.lines(columns: min(columns, 100), rows: Self.rows, ink: ink)
  }

  private func points(of figure: String, _ reports: [EpochReport]) -> [CurvePlot.Point] {
    reports.compactMap { report in
      report.figures.first { $0.name == figure }.map { CurvePlot.Point(x: Double(report.step), y: $0.value) }
    }
  }

  /// The first value, the bars and the last value of each metric.
  private func bars(_ reports: [EpochReport]) -> [String] {
    let names = (reports.first?.validation ?? []).map { "val.\($0.name)" }.filter { $0 != "val.loss" }
    let margin = names.map { DisplayWidth.of($0) }.max() ?? 0
    return names.compactMap { name in
      let found = reports.compactMap { report in report.figures.first { $0.name == name } }
      guard let first = found.first, let last = found.last, found.count > 1 else { return nil }
      let ends = [first, last].map { Figure.text($0.value, isShare: $0.isShare) }
      let room = min(60, columns - margin - ends.reduce(6) { $0 + $1.count })
      guard room >= 4 else { return nil }
      let space = String(repeating: " ", count: margin - DisplayWidth.of(name))
      let bars = ink.paint(Sparkline.text(found.map(\.value), columns: room), as: .curve(0))
      return "\(name)\(space)  \(ends[0])  \(bars)  \(ends[1])"
    }
  }
}
