import DescentFiles
import DescentTensor

/// What is known of data while its rows are prepared; it does not hold on to the features.
struct PreparationWork {
  private let name: String
  private let target: Target
  private let isTable: Bool
  private let image: ImageShape?
  private let digest: String
  private let notes: [String]
  private let partition: Partition
  private let memoryLimit: Int

  init(_ dataset: Dataset, _ partition: Partition, memoryLimit: Int) {
    (name, target, isTable, digest) = (dataset.name, dataset.target, dataset.isTable, dataset.digest)
    (notes, image) = (dataset.notes, dataset.image)
    self.partition = partition
    self.memoryLimit = memoryLimit
  }

  /// What the network will read, the line that says so, and notes.
  func fit(
    _ plan: StepPlan, to dataset: Dataset
  ) throws(DataFault) -> (inputs: FittedPreparation.Inputs, summary: String, notes: [String]) {
    if case .bytes(let bytes, let divisor) = dataset.features, !plan.scalesBytes {
      try plan.requireFitting([], of: dataset)
      let summary = plan.isDefault ? "bytes ÷ \(Int(divisor))" : "prepare none"
      return (.bytes(columns: bytes.columns, divisor: plan.isDefault ? divisor : 1), summary, [])
    }
    let raw = RawColumn.all(of: dataset)
    try plan.requireFitting(raw, of: dataset)
    let fitted = try FittedColumns(plan, raw, rows: partition.train, of: name)
    let hasTarget = plan.standardizesTarget && target.name != nil
    return (
      .columns(fitted.columns), fitted.summary(hasTarget: hasTarget),
      note(onConstant: fitted.constant) + fitted.notes(hasTarget: hasTarget)
    )
  }

  /// Refuses a count to predict that is below 0.
  func requireTarget(of nature: TargetNature) throws(DataFault) {
    guard nature == .count, case .numbers(let matrix, let column) = target else { return }
    let negative = (0..<matrix.rows).filter { matrix[$0, 0] < 0 }
    guard let first = negative.first else { return }
    throw .negativeCount(source: name, column: column, count: negative.count, firstRow: first + 1)
  }

  /// The classes, or how the number to predict is scaled.
  func fitTarget(_ plan: StepPlan) throws(DataFault) -> FittedTarget {
    switch target {
    case .classes(_, let names): return .classes(names)
    case .numbers(let matrix, let name):
      try RawColumn(name: name, cells: .matrix(matrix, column: 0)).requireNumbers(of: self.name)
      guard plan.standardizesTarget else { return .number(name: name, scaling: nil) }
      let scaling = FittedScaling.fit(matrix, rows: partition.train)
      return .number(
        name: name, scaling: FittedScaling(mean: scaling.mean, deviation: scaling.deviation))
    }
  }

  /// The data as the network reads it; its columns are let go one by one.
  func finished(
    _ preparation: FittedPreparation, from dataset: consuming Dataset, summary: String, notes: [String]
  ) throws(DataFault) -> PreparedData {
    let (features, unseen) = try preparation.features(of: consume dataset, memoryLimit: memoryLimit)
    let constant = targetIsConstant ? note(onConstant: [target.name ?? ""]) : []
    return PreparedData(
      name: name, features: features, target: try scaledTarget(preparation.target), partition: partition,
      preparation: preparation, summary: summary, featureScaling: preparation.inputScaling,
      targetScaling: preparation.target.scaling, columns: isTable ? preparation.inputNames : [], image: image,
      classCounts: classCounts(), digest: digest,
      notes: self.notes + partition.notes + notes + constant + unseen)
  }

  /// A line on the columns that never change; none for images, whose margins never do.
  private func note(onConstant names: [String]) -> [String] {
    guard !names.isEmpty, isTable else { return [] }
    let named = names.prefix(3).map { "`\($0.printable)`" }.joined(separator: ", ")
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return ["constant in train, so of no use: \(named)\(more)"]
  }

  private var targetIsConstant: Bool {
    guard case .numbers(let matrix, _) = target, let first = partition.train.first else { return false }
    return partition.train.allSatisfy { matrix[Int($0), 0] == matrix[Int(first), 0] }
  }

  private func scaledTarget(_ fitted: FittedTarget) throws(DataFault) -> Target {
    guard case .numbers(let matrix, let column) = target, let scaling = fitted.scaling else { return target }
    let scaled = try matrix.copied()
    scaling.apply(to: scaled)
    for row in 0..<scaled.rows where !scaled[row, 0].isFinite {
      throw .scalesBeyond(source: name, column: column, row: row + 1)
    }
    return .numbers(scaled, name: column)
  }

  private func classCounts() -> [[Int]] {
    guard case .classes(let labels, let names) = target else { return [] }
    return Part.allCases.map { part in
      var counts = [Int](repeating: 0, count: names.count)
      for row in partition.rows(of: part) { counts[Int(labels[Int(row)])] += 1 }
      return counts
    }
  }
}
