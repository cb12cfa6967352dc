import DescentRecipe
import DescentRuntime
import DescentSyntax

/// A part that was measured, as people read it.
struct EvaluationWords {
  /// More classes than this have no matrix.
  private static let mostInMatrix = 12

  private let columns: Int
  private let ink: Ink

  /// - Parameter width: Columns of the screen.
  init(width: Int, ink: Ink = Ink(.none)) {
    columns = max(30, width)
    self.ink = ink
  }

  /// The figures and, for classes, how each was met and what it was taken for.
  func lines(_ report: EvaluationReport) -> [String] {
    guard let classes = report.classes else { return line(report) }
    return line(report) + table(classes) + matrix(classes)
  }

  /// What was measured, in as many lines as it takes.
  private func line(_ report: EvaluationReport) -> [String] {
    let looks = report.looks.map { $0 > 1 ? ["(look \($0) at the test part)"] : [] } ?? []
    let pieces = report.figures.map { "\($0.name) \($0.text)" } + looks
    return pieces.reduce(into: ["\(report.partName) (\(Numeral.grouped(report.rows)) rows)"]) {
      lines, piece in
      let last = lines[lines.count - 1]
      if DisplayWidth.of(last) + 2 + DisplayWidth.of(piece) <= columns {
        lines[lines.count - 1] = last + "  " + piece
      } else {
        lines.append("  " + piece)
      }
    }
  }

  private func table(_ classes: ClassReport) -> [String] {
    let figures = classes.lines.map { line in
      [Numeral.grouped(line.rows)] + [line.precision, line.recall, line.f1].map(Self.share)
    }
    let heads = ["rows", "precision", "recall", "f1"]
    let widths = heads.indices.map { column in
      ([heads] + figures).map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let room = columns - 2 - widths.reduce(0, +) - 2 * widths.count
    let names = classes.names.map { Self.cut($0, to: room < 12 ? max(5, room + widths.count) : room) }
    let rows = [["class"] + heads] + zip(names, figures).map { [$0] + $1 }
    return Table.lines(
      of: rows, sides: [.left, .right, .right, .right, .right], within: columns - 2,
      headed: ink
    )
    .map { "  " + $0 }
  }

  /// A share in percent; a dash for 0 divided by 0.
  private static func share(_ value: Double?) -> String {
    value.map { Fixed.text($0 * 100, places: 2) + "%" } ?? "–"
  }

  /// The matrix of confusion in bands of as many columns as fit.
  private func matrix(_ classes: ClassReport) -> [String] {
    guard let counts = classes.confusion, counts.count <= Self.mostInMatrix else { return [] }
    let corner = "true \\ said"
    let names = classes.names.map { Self.cut($0, to: max(corner.count, (columns - 2) / 3)) }
    let first = max(corner.count, names.map(DisplayWidth.of).max() ?? 0)
    let digits = counts.joined().map { Numeral.grouped($0).count }.max() ?? 1
    let whole = classes.names.map { Self.cut($0, to: columns) }
    let short = classes.names.map { Self.cut($0, to: max(8, digits)) }
    let room = columns - 2 - first
    let heads = bands(whole, digits: digits, room: room).count == 1 ? whole : short
    return bands(heads, digits: digits, room: room).flatMap { band in
      let rows = zip(names, counts).map { name, row in [name] + row[band].map(Numeral.grouped) }
      let sides = [Table.Side.left] + band.map { _ in .right }
      return Table.lines(of: [[corner] + heads[band]] + rows, sides: sides, within: columns - 2, headed: ink)
        .map { "  " + $0 }
    }
  }

  /// Runs of columns that fit beside the names when they stand close together, one at least in each.
  private func bands(_ heads: [String], digits: Int, room: Int) -> [Range<Int>] {
    var bands: [Range<Int>] = []
    var (start, used) = (0, 0)
    for (column, head) in heads.enumerated() {
      let width = 1 + max(DisplayWidth.of(head), digits)
      if column > start && used + width > room {
        bands.append(start..<column)
        (start, used) = (column, 0)
      }
      used += width
    }
    return bands + [start..<heads.count]
  }

  /// A name without what a terminal would act on, cut to so many columns.
  private static func cut(_ name: String, to columns: Int) -> String {
    Shortened.text(Escaped.text(name), to: columns)
  }
}
