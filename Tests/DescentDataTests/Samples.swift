import DescentTensor

@testable import DescentData

/// Small data sets for tests.
enum Samples {
  /// Rows of one number each, its own index, with these classes.
  static func labelled(
    _ labels: [Int], classes: Int, testRows: Range<Int>? = nil
  ) throws(DataFault) -> Dataset {
    let features = try Matrix.zeros(rows: labels.count, columns: 1)
    let target = try LabelBuffer.of(labels.count)
    for (row, label) in labels.enumerated() {
      features[row, 0] = Float(row)
      target[row] = Int32(label)
    }
    return Dataset(
      name: "sample", features: .numbers(features),
      target: .classes(target, names: (0..<classes).map { "c\($0)" }), columns: ["index"],
      testRows: testRows, digest: "")
  }

  /// A table of numbers, row by row, and a number to predict.
  static func table(_ rows: [[Float]], columns: [String], target: [Float]) throws(DataFault) -> Dataset {
    Dataset(
      name: "sample", features: .numbers(try matrix(rows)),
      target: .numbers(try matrix(target.map { [$0] }), name: "price"), columns: columns, digest: "")
  }

  static func matrix(_ rows: [[Float]]) throws(DataFault) -> Matrix {
    let matrix = try Matrix.zeros(rows: rows.count, columns: rows.first?.count ?? 0)
    for (index, row) in rows.enumerated() {
      for (column, value) in row.enumerated() { matrix[index, column] = value }
    }
    return matrix
  }
}
