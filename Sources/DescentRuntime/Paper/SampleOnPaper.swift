import DescentData
import DescentTensor

/// One row of the data, as far as it fits on a line.
package struct SampleOnPaper: Sendable, Equatable {
  /// Features that are told of each row.
  package static let mostFeatures = 8

  package let part: Part
  /// The first features, in the data's own units.
  package let features: [Double]
  /// How many more there are.
  package let featuresLeft: Int
  /// The grey of an image's points, row by row, from 0 to 1; nil where the row is no square image.
  package let picture: [[Double]]?
  /// The class, or the number to predict in its own unit.
  package let target: Target

  /// What is to be predicted for the row.
  package enum Target: Sendable, Equatable {
    case className(String)
    case number(Double)
  }

  /// The part's name as recipes write it.
  package var partName: String { part.rawValue }

  /// The first rows of the data.
  static func first(_ count: Int, of data: PreparedData) -> [SampleOnPaper] {
    let test = Set(data.partition.test)
    let val = Set(data.partition.val)
    return (0..<min(count, data.target.rows)).map { row in
      let part: Part = test.contains(Int32(row)) ? .test : val.contains(Int32(row)) ? .val : .train
      return SampleOnPaper(data, row: row, part: part)
    }
  }

  private init(_ data: PreparedData, row: Int, part: Part) {
    self.part = part
    let told = min(Self.mostFeatures, data.features.columns)
    features = (0..<told).map { column in
      switch data.features {
      case .bytes(let bytes, _): Double(bytes[row, column])
      case .numbers(let numbers):
        Self.unscaled(numbers[row, column], by: data.featureScaling, column: column)
      case .spread(let matrix):
        Self.unscaled(matrix[row, column], by: data.featureScaling, column: column)
      }
    }
    featuresLeft = data.features.columns - told
    picture = Self.picture(data.features, row: row)
    target =
      switch data.target {
      case .classes(let labels, let names): .className(names[Int(labels[row])])
      case .numbers(let numbers, _):
        .number(Self.unscaled(numbers[row, 0], by: data.targetScaling, column: 0))
      }
  }

  private static func picture(_ features: PreparedFeatures, row: Int) -> [[Double]]? {
    guard case .bytes(let bytes, let divisor) = features else { return nil }
    let side = Int(Double(bytes.columns).squareRoot().rounded())
    guard side > 1, side * side == bytes.columns else { return nil }
    return (0..<side).map { y in
      (0..<side).map { x in min(1, Double(bytes[row, y * side + x]) / Double(divisor)) }
    }
  }

  private static func unscaled(_ value: Float, by scaling: FittedScaling?, column: Int) -> Double {
    guard let scaling, column < scaling.mean.count, column < scaling.deviation.count else {
      return Double(value)
    }
    return Double(value) * scaling.deviation[column] + scaling.mean[column]
  }
}
