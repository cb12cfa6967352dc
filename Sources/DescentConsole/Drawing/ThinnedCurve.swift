/// The values of a training step by step, in bounded memory: neighbours become their mean as it grows longer.
struct ThinnedCurve: Sendable, Equatable {
  /// Values that are kept at most.
  static let most = 1024

  /// The sum and the number of the steps' values in each run of `stride` steps.
  private var runs: [(sum: Double, count: Int)] = []
  /// Steps that share a run; a power of two.
  private(set) var stride = 1
  /// The step of the first value, and of the last.
  private(set) var first = 0
  private(set) var last = 0

  static func == (one: ThinnedCurve, other: ThinnedCurve) -> Bool {
    one.first == other.first && one.last == other.last && one.points == other.points
  }

  var isEmpty: Bool { runs.isEmpty }

  /// Takes the mean value of the steps that end with one; what is not finite only leaves a gap.
  ///
  /// A step before the last takes back what came after it.
  mutating func add(_ value: Double, at step: Int, steps: Int = 1) {
    if runs.isEmpty || step < first { (runs, stride, first) = ([], 1, step) }
    if step <= last { cut(before: step) }
    last = step
    while (step - first) / stride >= Self.most { halve() }
    let place = (step - first) / stride
    while runs.count <= place { runs.append((0, 0)) }
    guard value.isFinite else { return }
    runs[place].sum += value * Double(max(1, steps))
    runs[place].count += max(1, steps)
  }

  private mutating func cut(before step: Int) {
    runs.removeLast(max(0, runs.count - (step - first) / stride))
  }

  private mutating func halve() {
    runs = Swift.stride(from: 0, to: runs.count, by: 2).map { place in
      guard place + 1 < runs.count else { return runs[place] }
      return (runs[place].sum + runs[place + 1].sum, runs[place].count + runs[place + 1].count)
    }
    stride *= 2
  }

  /// The means, each at the middle of its run.
  var points: [CurvePlot.Point] { points(columns: Self.most, over: max(1, last - first + 1)) }

  /// The means over so many columns, which hold the same steps whatever has come so far.
  ///
  /// - Parameter span: Steps that all columns together stand for.
  func points(columns: Int, over span: Int) -> [CurvePlot.Point] {
    let group = max(1, span / max(1, columns * stride))
    return Swift.stride(from: 0, to: runs.count, by: group).compactMap { start in
      let part = runs[start..<min(start + group, runs.count)]
      let count = part.reduce(0) { $0 + $1.count }
      guard count > 0 else { return nil }
      let middle = Double(first) + (Double(start) + Double(group) / 2) * Double(stride) - 0.5
      return CurvePlot.Point(
        x: min(middle, Double(last)), y: part.reduce(0) { $0 + $1.sum } / Double(count))
    }
  }
}
