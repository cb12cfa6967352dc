/// Steps being fitted to a column, one after another, on the rows of the training part.
struct Fitting {
  private let column: RawColumn
  private let rows: [Int32]
  private(set) var steps: [FittedStep] = []
  /// The numbers of those rows after the steps so far; empty for words.
  private var values: [Double]
  /// Whether a step found but one value.
  private(set) var isConstant = false

  init(_ column: RawColumn, rows: [Int32]) {
    self.column = column
    self.rows = rows
    values = column.cells.numbers(at: rows)
  }

  var fitted: FittedColumn { FittedColumn(name: column.name, kind: column.cells.kind, steps: steps) }

  /// Whether a step that names no column is for this one.
  func suits(_ step: StepToFit) -> Bool { step.fits(column.cells.kind) && fitted.categories == nil }

  /// Adds a step that suits the column.
  mutating func add(_ step: StepToFit) throws(DataFault) {
    switch step {
    case .standardize:
      let spread = Spread(of: values)
      isConstant = isConstant || spread.isConstant
      take(.standardize(mean: spread.mean, deviation: spread.deviation))
    case .normalize:
      let present = values.lazy.filter { !$0.isNaN }
      let (least, most) = (present.min() ?? 0, present.max() ?? 0)
      isConstant = isConstant || least == most
      take(.normalize(least: least, most: most))
    case .oneHot:
      let names = categories()
      isConstant = isConstant || names.count < 2
      take(.oneHot(names))
    case .impute(let filling, let value):
      if let fill = fill(filling, value: value) {
        take(fill)
      } else if column.missing > 0 {
        throw .preparation(.nothingToFillWith(column: column.name))
      }
    }
  }

  private mutating func take(_ step: FittedStep) {
    step.apply(to: &values)
    steps.append(step)
  }

  /// The words of the training part, in the order of the column's names.
  private func categories() -> [String] {
    guard case .words(let codes, let names) = column.cells else { return [] }
    var isPresent = [Bool](repeating: false, count: names.count)
    for row in rows where codes[Int(row)] >= 0 { isPresent[Int(codes[Int(row)])] = true }
    if case .fillWord(let word) = fitted.filling, column.missing > 0, let place = names.firstIndex(of: word) {
      isPresent[place] = true
    }
    return names.indices.filter { isPresent[$0] }.map { names[$0] }
  }

  /// What holes become; nil if no row of the training part has a value.
  private func fill(_ filling: StepToFit.Filling, value: Double) -> FittedStep? {
    switch column.cells {
    case .words(let codes, let names):
      return Frequency.mostFrequent(codes, rows: rows, of: names.count).map { .fillWord(names[$0]) }
    case .numbers, .matrix, .bytes:
      let present = values.filter { !$0.isNaN }
      guard !present.isEmpty || filling == .constant else { return nil }
      switch filling {
      case .mean: return .fill(Spread(of: present).mean)
      case .median: return .fill(Ranks.median(of: present))
      case .mostFrequent: return .fill(Frequency.mostFrequent(present))
      case .constant: return .fill(value)
      }
    }
  }
}
