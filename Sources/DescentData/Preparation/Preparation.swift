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
  ///   - nature: What the number to predict is.
  ///   - memoryLimit: For the prepared numbers, in bytes.
  /// - Throws: `preparation` and `columns` where a step does not fit or a hole is left, `notFinite`,
  ///   `negativeCount`, and what `SplitPlan.partition` throws.
  package static func prepare(
    _ dataset: consuming Dataset, _ split: SplitPlan, steps: [PreparationRequest]? = nil,
    nature: TargetNature = .amount, memoryLimit: Int = .max
  ) throws(DataFault) -> PreparedData {
    let work = PreparationWork(copy dataset, try split.partition(of: dataset), memoryLimit: memoryLimit)
    try work.requireTarget(of: nature)
    let plan = StepPlan(steps, nature: nature)
    let fitted = try work.fit(plan, to: dataset)
    let preparation = FittedPreparation(inputs: fitted.inputs, target: try work.fitTarget(plan))
    return try work.finished(
      preparation, from: consume dataset, summary: fitted.summary, notes: fitted.notes)
  }

  /// Shares the rows out and prepares them as it was done for a model before.
  ///
  /// - Parameter nature: What the number to predict is.
  /// - Throws: `stored` where the data is of another kind than that of then, `negativeCount`.
  package static func prepare(
    _ dataset: consuming Dataset, _ split: SplitPlan, as stored: FittedPreparation,
    nature: TargetNature = .amount, memoryLimit: Int = .max
  ) throws(DataFault) -> PreparedData {
    let known = try dataset.withClasses(of: stored)
    let work = PreparationWork(known, try split.partition(of: known), memoryLimit: memoryLimit)
    try work.requireTarget(of: nature)
    return try work.finished(stored, from: consume dataset, summary: "as stored with the model", notes: [])
  }
}
