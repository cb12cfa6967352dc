import DescentFiles
import DescentTensor

/// Data that a network can be trained on: scaled, and shared out.
package struct PreparedData {
  package let name: String
  package let features: Features
  package let target: Target
  package let partition: Partition
  /// How feature columns were scaled; nil for bytes, which are only divided.
  package let featureScaling: FittedScaling?
  /// How the number to be predicted was scaled; nil for classes.
  package let targetScaling: FittedScaling?
  /// The names of the feature columns; empty for images.
  package let columns: [String]
  package let digest: String
  /// What a reader should know of it, a line each.
  package let notes: [String]

  /// The names of the classes; empty where a number is predicted.
  package var classNames: [String] {
    switch target {
    case .classes(_, let names): names
    case .numbers: []
    }
  }
}

/// From data as read to data as trained on.
package enum Preparation {
  /// Shares the rows out, then scales columns of numbers by what the training part shows.
  ///
  /// The data set stays as it is.
  /// - Throws: `notFinite` where a number is NaN or infinite, and what `SplitPlan.partition` throws.
  package static func prepare(_ dataset: Dataset, _ split: SplitPlan) throws(DataFault) -> PreparedData {
    let partition = try split.partition(of: dataset)
    var notes = partition.notes
    var (features, target) = (dataset.features, dataset.target)
    var (featureScaling, targetScaling): (FittedScaling?, FittedScaling?)
    if case .numbers(let matrix) = dataset.features {
      let columns = Columns(source: dataset.name, names: dataset.columns)
      let (scaled, scaling) = try columns.standardize(matrix, rows: partition.train)
      notes += columns.note(onConstant: scaling.constantColumns)
      (features, featureScaling) = (.numbers(scaled), scaling)
    }
    if case .numbers(let matrix, let name) = dataset.target {
      let columns = Columns(source: dataset.name, names: [name])
      let (scaled, scaling) = try columns.standardize(matrix, rows: partition.train)
      notes += columns.note(onConstant: scaling.constantColumns)
      (target, targetScaling) = (.numbers(scaled, name: name), scaling)
    }
    return PreparedData(
      name: dataset.name, features: features, target: target, partition: partition,
      featureScaling: featureScaling, targetScaling: targetScaling, columns: dataset.columns,
      digest: dataset.digest, notes: notes)
  }
}
