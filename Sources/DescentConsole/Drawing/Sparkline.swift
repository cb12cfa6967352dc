/// Numbers as a row of bars, the least at the foot.
enum Sparkline {
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// A row of at most so many characters; several numbers to a character are their mean.
  ///
  /// - Returns: A space for what is not a number; bars of half height where all are alike.
  static func text(_ values: [Double], columns: Int) -> String {
    let means = thinned(values, to: columns)
    let known = means.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return "" }
    let scale = high / 2 - low / 2
    return String(
      means.map { value -> Character in
        guard value.isFinite else { return " " }
        guard scale > 0 else { return bars[3] }
        let share = (value / 2 - low / 2) / scale
        return bars[min(bars.count - 1, max(0, Int(share * Double(bars.count))))]
      })
  }

  /// The means of neighbours, so many as there are columns.
  static func thinned(_ values: [Double], to columns: Int) -> [Double] {
    guard columns > 0 else { return [] }
    guard values.count > columns else { return values }
    return (0..<columns).map { column in
      let part = values[(column * values.count / columns)..<((column + 1) * values.count / columns)]
      return part.reduce(0, +) / Double(part.count)
    }
  }

  /// Counts as a row of bars; what is none is a space, so that a single one shows.
  static func text(counts: [Int]) -> String {
    let most = counts.max() ?? 0
    guard most > 0 else { return "" }
    return String(
      counts.map { count -> Character in
        let (level, rest) = count.multipliedReportingOverflow(by: bars.count)
        guard count > 0, !rest else { return " " }
        return bars[min(bars.count - 1, (level - 1) / most)]
      })
  }
}
