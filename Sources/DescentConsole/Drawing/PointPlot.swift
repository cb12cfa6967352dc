import DescentRuntime
import DescentSyntax

/// Points in the plane: of classes by their marks and colours, of a number as dots.
struct PointPlot {
  /// Of classes, in their order, taken in turn.
  static let marks = Array("ox+*#%@&")

  private let scatter: ScatterOnPaper

  init(_ scatter: ScatterOnPaper) { self.scatter = scatter }

  /// The drawing between its scales, and what the marks mean.
  ///
  /// - Returns: Nothing where there is no room or no point.
  func lines(columns: Int, rows: Int, ink: Ink) -> [String] {
    guard columns >= CurvePlot.fewestColumns, rows >= CurvePlot.fewestRows,
      let across = ends(scatter.points.map(\.x)), let up = ends(scatter.points.map(\.y))
    else { return [] }
    let height = rows - 1
    let labels = [(0, Axis.text(up.upperBound)), (height - 1, Axis.text(up.lowerBound))]
    let margin = labels.map { $0.1.count }.max() ?? 0
    let width = columns - margin - 2
    let drawn =
      scatter.classNames.isEmpty
      ? dots(width, height, across, up).lines(ink) : cells(width, height, across, up, ink)
    let body = drawn.indices.map { line in
      let mark = labels.first { $0.0 == line }?.1
      let side = Fixed.right(mark ?? "", width: margin) + (mark == nil ? " │" : " ┤")
      return CurvePlot.trimmed(ink.paint(side, as: .dimmed) + drawn[line])
    }
    return body + [foot(margin: margin + 2, width: width, across, ink)]
      + legend(margin: margin + 2, columns: columns, ink)
  }

  /// The ends of what runs across, and between them what the two directions are.
  private func foot(margin: Int, width: Int, _ across: ClosedRange<Double>, _ ink: Ink) -> String {
    let (first, last) = (Axis.text(across.lowerBound), Axis.text(across.upperBound))
    let names = [scatter.horizontal, scatter.vertical].map { Escaped.excerpt($0) }
    let words = ["\(names[0]) across, \(names[1]) up", names[0], ""]
    let room = width - first.count - last.count
    let name = words.first { DisplayWidth.of($0) + 4 <= room } ?? ""
    let free = max(1, room - DisplayWidth.of(name))
    let line =
      first + String(repeating: " ", count: free / 2) + name + String(repeating: " ", count: free - free / 2)
      + last
    return String(repeating: " ", count: margin) + ink.paint(line, as: .dimmed)
  }

  /// The ends of what is shown; a single value stands in their middle.
  private func ends(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max(), low.isFinite, high.isFinite else { return nil }
    return high > low ? low...high : (low - 1)...(low + 1)
  }

  private func place(_ value: Double, _ ends: ClosedRange<Double>, of count: Int) -> Int {
    let share = (value - ends.lowerBound) / (ends.upperBound - ends.lowerBound)
    return min(count - 1, max(0, Int((share * Double(count - 1)).rounded())))
  }

  private func dots(
    _ width: Int, _ height: Int, _ across: ClosedRange<Double>, _ up: ClosedRange<Double>
  ) -> BrailleCanvas {
    var canvas = BrailleCanvas(columns: width, rows: height)
    for point in scatter.points {
      canvas.dot(
        x: place(point.x, across, of: canvas.width),
        y: canvas.height - 1 - place(point.y, up, of: canvas.height), of: 0)
    }
    return canvas
  }

  /// In each character the class that has most of the points there; of equals, the first.
  private func cells(
    _ width: Int, _ height: Int, _ across: ClosedRange<Double>, _ up: ClosedRange<Double>, _ ink: Ink
  ) -> [String] {
    var counts = Array(repeating: [Int: Int](), count: width * height)
    for point in scatter.points {
      let line = height - 1 - place(point.y, up, of: height)
      counts[line * width + place(point.x, across, of: width)][point.label ?? 0, default: 0] += 1
    }
    let owners = counts.map { cell in cell.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key }
    return (0..<height).map { line in
      owners[(line * width)..<((line + 1) * width)].map { owner in
        owner.map { ink.paint(String(Self.mark(of: $0)), as: .curve($0)) } ?? " "
      }.joined()
    }
  }

  static func mark(of label: Int) -> Character { marks[((label % marks.count) + marks.count) % marks.count] }

  /// What stands for which class, in as many lines as it takes.
  private func legend(margin: Int, columns: Int, _ ink: Ink) -> [String] {
    let space = String(repeating: " ", count: margin)
    var lines: [(text: String, width: Int)] = []
    for (label, name) in scatter.classNames.enumerated() {
      let text = "\(Self.mark(of: label)) \(Escaped.excerpt(name))"
      let width = DisplayWidth.of(text)
      let painted = ink.paint(text, as: .curve(label))
      if let last = lines.last, margin + last.width + 2 + width <= columns {
        lines[lines.count - 1] = (last.text + "  " + painted, last.width + 2 + width)
      } else {
        lines.append((painted, width))
      }
    }
    return lines.map { space + $0.text }
  }
}
