import DescentFiles
import DescentTensor

extension Dataset {
  /// A target of whole numbers counts as classes where it has no more of them than this.
  private static let mostClasses = 20

  /// Rows of an array with a target of another one.
  ///
  /// Bytes stay bytes, to be divided by 255. The target counts as classes where it has few whole numbers.
  package init(named name: String, features: NumberArray, target: NumberArray) throws(DataFault) {
    guard features.rows == target.rows else {
      throw .array(
        .rowsDiffer(
          features: features.name, featureRows: features.rows, target: target.name, targetRows: target.rows))
    }
    guard features.rows > 0, features.columns > 0 else { throw .noRows(source: name) }
    guard target.columns == 1 else {
      throw .array(.targetHasColumns(target.name, shape: target.shape))
    }
    self.init(
      name: name, features: try Self.features(features), target: try Self.target(target),
      columns: features.values.areBytes ? [] : (0..<features.columns).map { "column \($0)" },
      image: ImageShape(sizes: features.shape),
      digest: SHA256.hex(of: Array("\(features.digest)\n\(target.digest)\n".utf8)))
  }

  private static func features(_ array: NumberArray) throws(DataFault) -> Features {
    switch array.values {
    case .bytes(let bytes):
      let matrix = ByteMatrix(adopting: bytes, from: 0, rows: array.rows, columns: array.columns)
      return .bytes(matrix, divisor: 255)
    case .floats(let floats):
      return .numbers(try matrix(of: array) { floats[$0] })
    case .doubles(let doubles):
      return .numbers(try matrix(of: array) { Float(doubles[$0]) })
    }
  }

  private static func matrix(of array: NumberArray, _ number: (Int) -> Float) throws(DataFault) -> Matrix {
    let matrix = try Matrix.zeros(rows: array.rows, columns: array.columns)
    for row in 0..<array.rows {
      for column in 0..<array.columns { matrix[row, column] = number(row * array.columns + column) }
    }
    return matrix
  }

  private static func target(_ array: NumberArray) throws(DataFault) -> Target {
    let numbers = (0..<array.rows).map { array.values[$0] }
    let classes = Set(numbers).sorted()
    if classes.count <= mostClasses, classes.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e15 }) {
      let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, Int32($0)) })
      let labels = try LabelBuffer.of(numbers.count)
      for (row, number) in numbers.enumerated() { labels[row] = places[number] ?? 0 }
      return .classes(labels, names: classes.map { String(Int($0)) })
    }
    let matrix = try Matrix.zeros(rows: numbers.count, columns: 1)
    for (row, number) in numbers.enumerated() { matrix[row, 0] = Float(number) }
    return .numbers(matrix, name: array.name)
  }
}

extension ArrayValues {
  fileprivate var areBytes: Bool {
    if case .bytes = self { return true }
    return false
  }
}
