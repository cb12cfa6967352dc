import DescentFiles
import DescentTensor

/// From data as read to data as trained on.
package enum Preparation {
  /// Shares the rows out, then fits the steps to what the training part shows and does them to all rows.
  ///
  /// The data set stays as it is.
  /// - Parameters:
  ///   - steps: In their order; nil for the default, by which numbers are standardized, words become
  ///     one-hot columns, and bytes are divided.
  ///   - memoryLimit: For the prepared numbers, in bytes.
  /// - Throws: `preparation` and `columns` where a step does not fit or a hole is left, `notFinite`, and what
  ///   `SplitPlan.partition` throws.
  package static func prepare(
    _ dataset: Dataset, _ split: SplitPlan, steps: [PreparationRequest]? = nil, memoryLimit: Int = .max
  ) throws(DataFault) -> PreparedData {
    let work = PreparationWork(dataset, try split.partition(of: dataset), memoryLimit: memoryLimit)
    let plan = StepPlan(steps)
    if case .bytes(let bytes, let divisor) = dataset.features, !plan.scalesBytes {
      try plan.requireKnown([], of: dataset)
      let inputs = FittedPreparation.Inputs.bytes(
        columns: bytes.columns, divisor: plan.isDefault ? divisor : 1)
      let summary = plan.isDefault ? "bytes ÷ \(Int(divisor))" : "prepare none"
      return try work.finished(inputs, target: try work.fitTarget(plan), summary: summary, notes: [])
    }
    let raw = RawColumn.all(of: dataset)
    try plan.requireKnown(raw, of: dataset)
    let fitted = try FittedColumns(plan, raw, rows: work.partition.train, of: dataset.name)
    let target = try work.fitTarget(plan)
    let hasTarget = target.target.scaling != nil
    return try work.finished(
      .columns(fitted.columns), target: target, summary: fitted.summary(hasTarget: hasTarget),
      notes: work.note(onConstant: fitted.constant) + fitted.notes(hasTarget: hasTarget))
  }

  /// Shares the rows out and prepares them as it was done for a model before.
  ///
  /// - Throws: `stored` where the data is of another kind than that of then.
  package static func prepare(
    _ dataset: Dataset, _ split: SplitPlan, as stored: FittedPreparation, memoryLimit: Int = .max
  ) throws(DataFault) -> PreparedData {
    let work = PreparationWork(
      try dataset.withClasses(of: stored), try split.partition(of: dataset), memoryLimit: memoryLimit)
    return try work.finished(
      stored.inputs, target: (stored.target, []), summary: "as stored with the model", notes: [])
  }
}

/// Data on its way from rows shared out to rows prepared.
struct PreparationWork {
  let dataset: Dataset
  let partition: Partition
  private let memoryLimit: Int

  init(_ dataset: Dataset, _ partition: Partition, memoryLimit: Int) {
    self.dataset = dataset
    self.partition = partition
    self.memoryLimit = memoryLimit
  }

  /// How the target is scaled, and a line where it is of no use.
  func fitTarget(_ plan: StepPlan) throws(DataFault) -> (target: FittedTarget, notes: [String]) {
    switch dataset.target {
    case .classes(_, let names): return (.classes(names), [])
    case .numbers(let matrix, let name):
      try RawColumn(name: name, cells: .matrix(matrix, column: 0)).requireNumbers(of: dataset.name)
      guard plan.standardizesTarget else { return (.number(name: name, scaling: nil), []) }
      let scaling = FittedScaling.fit(matrix, rows: partition.train)
      let notes = note(onConstant: scaling.constantColumns.isEmpty ? [] : [name])
      let kept = FittedScaling(mean: scaling.mean, deviation: scaling.deviation)
      return (.number(name: name, scaling: kept), notes)
    }
  }

  /// The data with these inputs made.
  func finished(
    _ inputs: FittedPreparation.Inputs, target: (target: FittedTarget, notes: [String]), summary: String,
    notes: [String]
  ) throws(DataFault) -> PreparedData {
    let preparation = FittedPreparation(inputs: inputs, target: target.target)
    let (features, unseen) = try preparation.features(of: dataset, memoryLimit: memoryLimit)
    return PreparedData(
      name: dataset.name, features: features, target: try scaledTarget(target.target),
      partition: partition, preparation: preparation, summary: summary,
      featureScaling: preparation.inputScaling, targetScaling: target.target.scaling,
      columns: dataset.columns.isEmpty ? [] : preparation.inputNames, classCounts: classCounts(),
      digest: dataset.digest, notes: partition.notes + notes + target.notes + unseen)
  }

  /// A line on the columns that never change; none for images, whose margins never do.
  func note(onConstant names: [String]) -> [String] {
    guard let line = ConstantColumns.note(names), dataset.isTable else { return [] }
    return [line]
  }

  private func scaledTarget(_ fitted: FittedTarget) throws(DataFault) -> Target {
    guard case .numbers(let matrix, let name) = dataset.target, let scaling = fitted.scaling else {
      return dataset.target
    }
    let scaled = try matrix.copied()
    scaling.apply(to: scaled)
    for row in 0..<scaled.rows where !scaled[row, 0].isFinite {
      throw .scalesBeyond(source: dataset.name, column: name, row: row + 1)
    }
    return .numbers(scaled, name: name)
  }

  private func classCounts() -> [[Int]] {
    guard case .classes(let labels, let names) = dataset.target else { return [] }
    return Part.allCases.map { part in
      var counts = [Int](repeating: 0, count: names.count)
      for row in partition.rows(of: part) { counts[Int(labels[Int(row)])] += 1 }
      return counts
    }
  }
}

/// What is said of columns that show one value alone.
enum ConstantColumns {
  static func note(_ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    let named = names.prefix(3).map { "`\($0.printable)`" }.joined(separator: ", ")
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return "constant in train, so of no use: \(named)\(more)"
  }
}
