import DescentRecipe
import DescentRuntime

/// A learning rate drawn over the steps of a training.
struct CurveWords {
  /// Lines of the drawing, and levels that one of them can tell apart.
  private static let (height, levels) = (5, 8)
  private static let blocks = Array(" ▁▂▃▄▅▆▇█")
  /// Rates that are looked at for one column.
  private static let looks = 16

  private let curve: CurveOnPaper
  private let top: Double
  private let columns: Int
  private let label: String

  /// - Parameters:
  ///   - top: The highest rate known.
  ///   - columns: That there are for drawing and labels.
  init(_ curve: CurveOnPaper, top: Double, columns: Int) {
    self.curve = curve
    self.top = curve.places(most: 1000).map(curve.rate).reduce(top, max)
    label = PlanWords.rate(self.top)
    self.columns = min(60, columns - label.count - 2)
  }

  /// The drawing with the highest rate and 0 at its left, and the first and the last step below.
  var lines: [String] {
    guard columns >= 10, top > 0, top.isFinite else { return [] }
    let rates = rates
    let rows = (0..<Self.height).reversed().map { row in
      let mark = row == 0 ? "0" : row == Self.height - 1 ? label : ""
      let line = Self.trimmed(String(rates.map { block($0 / top, row: row) }))
      return Fixed.right(mark, width: label.count) + " ▕" + line
    }
    return rows + [String(repeating: " ", count: label.count + 2) + axis]
  }

  private var axis: String {
    let unit = curve.firstStep == nil ? "epoch" : "step"
    let first = "\(unit) \(Numeral.grouped((curve.firstStep ?? 0) + 1))"
    let last = Numeral.grouped((curve.firstStep ?? 0) + curve.count)
    guard curve.count > 1 else { return first }
    return first + Fixed.right(last, width: max(last.count + 1, columns - first.count))
  }

  /// What one line shows of a height; what is above 0 shows at the foot.
  private func block(_ height: Double, row: Int) -> Character {
    let whole = Double(Self.height * Self.levels)
    let level = height > 0 ? max(1, Int((height * whole).rounded())) : 0
    return Self.blocks[max(0, min(Self.levels, level - row * Self.levels))]
  }

  /// The mean rate under each column; a short training has several columns a step.
  private var rates: [Double] {
    (0..<columns).map { column in
      let (start, end) = (place(column), place(column + 1))
      let looked = max(1, min(Self.looks, end - start))
      let sum = (0..<looked).reduce(0.0) { $0 + curve.rate(at: start + $1 * (end - start) / looked) }
      return sum / Double(looked)
    }
  }

  /// The step at which a column begins.
  private func place(_ column: Int) -> Int {
    let (step, rest) = curve.count.quotientAndRemainder(dividingBy: columns)
    return column * step + column * rest / columns
  }

  private static func trimmed(_ line: String) -> String {
    let end = line.lastIndex { $0 != " " }
    return end.map { String(line[...$0]) } ?? ""
  }
}
