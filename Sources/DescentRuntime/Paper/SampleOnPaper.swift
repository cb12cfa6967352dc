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
  /// The grey of an image's points, row by row, from 0 to 1; nil where the row is no image.
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
    features = (0..<told).map { Self.value(data, row: row, column: $0) }
    featuresLeft = data.features.columns - told
    picture = Self.picture(data, row: row)
    target =
      switch data.target {
      case .classes(let labels, let names): .className(names[Int(labels[row])])
      case .numbers(let numbers, _):
        .number(Self.unscaled(numbers[row, 0], by: data.targetScaling, column: 0))
      }
  }

  /// The mean of the channels of each dot; numbers are seen between 0, or the least, and the greatest.
  private static func picture(_ data: PreparedData, row: Int) -> [[Double]]? {
    guard let image = data.image, image.columns == data.features.columns else { return nil }
    let dots = (0..<image.height).map { y in
      (0..<image.width).map { x in
        let places = image.places(x: x, y: y)
        return places.reduce(0.0) { $0 + value(data, row: row, column: $1) } / Double(places.count)
      }
    }
    if case .bytes(_, let divisor) = data.features {
      return dots.map { $0.map { min(1, $0 / Double(divisor)) } }
    }
    let (low, high) = (min(0, dots.joined().min() ?? 0), dots.joined().max() ?? 0)
    return dots.map { $0.map { high > low ? ($0 - low) / (high - low) : 0 } }
  }

  /// A feature in the data's own unit.
  static func value(_ data: PreparedData, row: Int, column: Int) -> Double {
    switch data.features {
    case .bytes(let bytes, _): Double(bytes[row, column])
    case .numbers(let numbers): unscaled(numbers[row, column], by: data.featureScaling, column: column)
    case .spread(let matrix): unscaled(matrix[row, column], by: data.featureScaling, column: column)
    }
  }

  static func unscaled(_ value: Float, by scaling: FittedScaling?, column: Int) -> Double {
    guard let scaling, column < scaling.mean.count, column < scaling.deviation.count else {
      return Double(value)
    }
    let (mean, spread) = (scaling.mean[column], Double(value) * scaling.deviation[column])
    // What is left of a binary32's last bits stands for 0.
    return (mean + spread).magnitude > 1e-7 * mean.magnitude ? mean + spread : 0
  }
}
