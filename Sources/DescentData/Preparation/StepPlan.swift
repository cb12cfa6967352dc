/// The steps that a recipe asks for, resolved against the columns there are.
struct StepPlan {
  /// A step with the columns that it names; empty for all that it fits.
  struct Order {
    let step: StepToFit
    let names: [String]
  }

  /// Whether the recipe says nothing, so that the default holds.
  let isDefault: Bool
  let orders: [Order]
  private let nature: TargetNature

  init(_ requests: [PreparationRequest]?, nature: TargetNature) {
    self.nature = nature
    isDefault = requests == nil
    orders =
      requests.map { $0.map { Order(step: StepToFit($0.step), names: $0.columns) } }
      ?? [Order(step: .oneHot, names: []), Order(step: .standardize, names: [])]
  }

  /// Whether a number target is brought to mean 0 and deviation 1.
  var standardizesTarget: Bool { nature == .amount && orders.contains { $0.step == .standardize } }

  /// Whether the bytes of images become numbers of their own.
  var scalesBytes: Bool { !isDefault && orders.contains { $0.step == .standardize || $0.step == .normalize } }

  /// Refuses names that no column has, and columns that a step cannot work on though it names them.
  func requireFitting(_ columns: [RawColumn], of dataset: Dataset) throws(DataFault) {
    try requireKnown(columns, of: dataset)
    for column in columns {
      var isOneHot = false
      for order in orders {
        let isNamed = order.names.contains(column.name)
        if isNamed, let refusal = order.step.refusal(of: column, isOneHot: isOneHot) {
          throw .preparation(refusal)
        }
        let isWords = column.cells.kind == .words
        if order.step == .oneHot, isNamed || (order.names.isEmpty && isWords) { isOneHot = true }
      }
    }
  }

  private func requireKnown(_ columns: [RawColumn], of dataset: Dataset) throws(DataFault) {
    let known = Set(columns.map(\.name))
    for order in orders {
      for name in order.names where !known.contains(name) {
        guard name == dataset.targetName else {
          throw .columns(.unknown(name, source: dataset.name, columns: columns.map(\.name)))
        }
        let isNumber = if case .numbers = dataset.target { true } else { false }
        if isNumber, order.step == .standardize, nature == .amount { continue }
        let because = isNumber && nature == .count ? "is the target, a count" : "is the target"
        throw .preparation(
          .doesNotFit(step: order.step.name, column: name, because: because, help: nil))
      }
    }
  }

  /// What to write so that the holes of a column are filled.
  func help(forHolesOf column: RawColumn, among columns: [RawColumn]) -> String {
    let imputes = orders.contains {
      if case .impute = $0.step { true } else { false }
    }
    let median = StepToFit.impute(.median, value: 0)
    if imputes {
      let fill = column.cells.kind == .words ? StepToFit.impute(.mostFrequent, value: 0) : median
      return "write `\(fill.text(on: [column.name]))` as well, before the other steps"
    }
    let kinds = Set(columns.map(\.cells.kind))
    let others = orders.filter { !isDefault || $0.step.fits(.numbers) || kinds.contains(.words) }
    let steps = [median.text(on: [])] + others.map { $0.step.text(on: $0.names) }
    return "write `prepare \(steps.joined(separator: ", "))`"
  }
}

/// The steps fitted to all columns, and what there is to say about it.
struct FittedColumns {
  private(set) var columns: [FittedColumn] = []
  /// Those that show one value alone in train.
  private(set) var constant: [String] = []
  /// For each step the columns that it was fitted to, and those that it would fit unnamed.
  private var uses: [(applied: [String], suited: Int)]
  private let plan: StepPlan

  init(_ plan: StepPlan, _ raw: [RawColumn], rows: [Int32], of source: String) throws(DataFault) {
    self.plan = plan
    uses = plan.orders.map { _ in ([], 0) }
    for column in raw {
      try column.requireNumbers(of: source)
      try fit(column, rows: rows)
      try requireReady(column, among: raw)
    }
  }

  private mutating func fit(_ column: RawColumn, rows: [Int32]) throws(DataFault) {
    var fitting = Fitting(column, rows: rows)
    for (index, order) in plan.orders.enumerated() {
      let isNamed = order.names.contains(column.name)
      let suits = fitting.suits(order.step)
      if suits { uses[index].suited += 1 }
      guard isNamed || (order.names.isEmpty && suits) else { continue }
      uses[index].applied.append(column.name)
      try fitting.add(order.step)
    }
    columns.append(fitting.fitted)
    if fitting.isConstant { constant.append(column.name) }
  }

  /// Refuses a column that still has holes or words.
  private func requireReady(_ raw: RawColumn, among all: [RawColumn]) throws(DataFault) {
    guard let fitted = columns.last else { return }
    if raw.missing > 0, fitted.filling == nil {
      throw .preparation(
        .holes(
          column: raw.name, count: raw.missing, firstLine: raw.firstMissingLine,
          help: plan.help(forHolesOf: raw, among: all)))
    }
    guard fitted.kind == .numbers || fitted.categories != nil else {
      throw .preparation(.wordsLeft(column: raw.name))
    }
  }

  /// The line to paste that does the same again; `hasTarget` where a number target was standardized.
  func summary(hasTarget: Bool) -> String {
    let steps = zip(plan.orders, uses).compactMap { order, use -> String? in
      let takesTarget = hasTarget && order.step == .standardize
      guard !use.applied.isEmpty || takesTarget else { return nil }
      let isWhole = order.names.isEmpty || (!use.applied.isEmpty && use.applied.count >= use.suited)
      return order.step.text(on: isWhole ? [] : use.applied.isEmpty ? order.names : use.applied)
    }
    return "prepare \(steps.isEmpty ? "none" : steps.joined(separator: ", "))"
  }

  /// A line for each step that the recipe asks for and that found nothing to do.
  func notes(hasTarget: Bool) -> [String] {
    guard !plan.isDefault else { return [] }
    return zip(plan.orders, uses).compactMap { order, use in
      let takesTarget = hasTarget && order.step == .standardize
      return use.applied.isEmpty && !takesTarget ? "`\(order.step.name)` found no column that it fits" : nil
    }
  }
}
