import DescentSyntax

/// Curves over one another between a scale at the left and the ends of what they run over below.
struct CurvePlot {
  /// One curve, its points from left to right.
  struct Curve {
    let name: String
    let points: [Point]
  }

  /// A place on a curve.
  struct Point: Equatable {
    let x: Double
    let y: Double
  }

  /// Fewer columns or lines than these hold no drawing.
  static let fewestColumns = 16
  static let fewestRows = 3

  private let curves: [Curve]
  private let ends: ClosedRange<Double>
  private let names: (first: String, last: String)

  /// - Parameters:
  ///   - ends: What the curves run over.
  ///   - names: What stands below the two ends.
  init(_ curves: [Curve], over ends: ClosedRange<Double>, names: (first: String, last: String)) {
    self.curves = curves
    self.ends = ends
    self.names = names
  }

  /// The drawing with its foot, which names the curves.
  ///
  /// - Parameter rows: Of drawing and foot together.
  /// - Returns: Nothing where there is no room or no number.
  func lines(columns: Int, rows: Int, ink: Ink) -> [String] {
    guard columns >= Self.fewestColumns, rows >= Self.fewestRows, ends.upperBound > ends.lowerBound,
      let axis = Axis(covering: curves.lazy.flatMap { $0.points.lazy.map(\.y) })
    else { return [] }
    let height = rows - 1
    let marks = axis.marks(lines: height)
    let margin = marks.map { DisplayWidth.of($0.text) }.max() ?? 0
    var canvas = BrailleCanvas(columns: columns - margin - 2, rows: height)
    // The first curve is drawn last, above the others.
    for (place, curve) in curves.enumerated().reversed() { draw(curve, place, on: &canvas, axis) }
    let drawn = canvas.lines(ink)
    let body = drawn.indices.map { line in
      let mark = marks.first { $0.line == line }?.text
      let side = Fixed.right(mark ?? "", width: margin) + (mark == nil ? " │" : " ┤")
      return Self.trimmed(ink.paint(side, as: .dimmed) + drawn[line])
    }
    return body + [foot(margin: margin, columns: columns, ink)]
  }

  private func draw(_ curve: Curve, _ place: Int, on canvas: inout BrailleCanvas, _ axis: Axis) {
    let stroke = Stroke(of: place)
    var last: (x: Int, y: Int)?
    for point in curve.points {
      guard point.y.isFinite, ends.contains(point.x) else {
        last = nil
        continue
      }
      let share = (point.x - ends.lowerBound) / (ends.upperBound - ends.lowerBound)
      let here = (
        x: Int((share * Double(canvas.width - 1)).rounded()),
        y: Int(((1 - axis.share(of: point.y)) * Double(canvas.height - 1)).rounded())
      )
      if let last { canvas.line(from: last, to: here, of: place, stroke) }
      if last == nil { canvas.dot(x: here.x, y: here.y, of: place) }
      last = here
    }
  }

  /// The ends, and between them what each curve is; where there is no room for both, the first end goes.
  private func foot(margin: Int, columns: Int, _ ink: Ink) -> String {
    let room = columns - margin - 2
    let legend = legend(within: room - names.last.count - 2)
    let width = legend.map(\.width).reduce(0, +) + 2 * max(0, legend.count - 1)
    let text = legend.map { $0.text(ink) }.joined(separator: "  ")
    let hasFirst = names.first.count + width + names.last.count + 4 <= room
    let first = hasFirst ? names.first : ""
    let free = room - first.count - width - names.last.count
    guard free >= 0 else { return String(repeating: " ", count: margin + 2) + text }
    let left = hasFirst ? max(1, free / 2) : 0
    return String(repeating: " ", count: margin + 2) + ink.paint(first, as: .dimmed)
      + String(repeating: " ", count: left) + text + String(repeating: " ", count: max(0, free - left))
      + ink.paint(names.last, as: .dimmed)
  }

  /// The names of the curves, as many as fit, with their strokes where those fit too.
  private func legend(within room: Int) -> [LegendEntry] {
    for hasStroke in [true, false] {
      let entries = curves.enumerated().map {
        LegendEntry(name: $1.name, place: $0, stroke: hasStroke ? Stroke(of: $0).sample + " " : "")
      }
      if entries.map(\.width).reduce(0, +) + 2 * (entries.count - 1) <= room { return entries }
    }
    return []
  }

  static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// The name of a curve behind a piece of it.
private struct LegendEntry {
  let name: String
  let place: Int
  let stroke: String

  var width: Int { DisplayWidth.of(stroke) + DisplayWidth.of(name) }

  func text(_ ink: Ink) -> String { ink.paint(stroke + name, as: .curve(place)) }
}
