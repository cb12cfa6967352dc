import DescentCatalogue
import DescentFiles
import DescentTensor

/// Points made by a formula and a little noise, the same on every machine.
///
/// Point i has a place in the formula and draws i from the noise streams; the rows are the points, shuffled.
struct ToySet {
  let name: String
  let rows: Int
  /// Standard deviation.
  let noise: Double
  let seed: UInt64

  static let rowBounds = Bounds.within(2...10_000_000)
  static let noiseBounds = Bounds.within(0...1000)
  static let classBounds = Bounds.within(2...100)

  /// Where a point stands in its set: points take the classes in turn.
  struct Place {
    let label: Int
    /// 0, 1, 2 … within the class.
    let indexInClass: Int
    /// From 0 for the first point of the class to 1 for the last.
    let alongClass: Double
  }

  /// Points in the plane, each of a class.
  func plane(
    classes: [String], in library: LibraryFiles, _ point: (Place) -> (x: Double, y: Double)
  ) throws(DataFault) -> Dataset {
    guard rows >= classes.count else {
      throw .fewerRowsThanClasses(source: name, rows: rows, classes: classes.count)
    }
    try library.allow(rows * 16, for: name)
    let features = try Matrix.zeros(rows: rows, columns: 2)
    let labels = try LabelBuffer.of(rows)
    for (row, index) in shuffledPoints.enumerated() {
      let place = place(of: Int(index), classes: classes.count)
      let (x, y) = point(place)
      features[row, 0] = disturbed(x, index, column: 0)
      features[row, 1] = disturbed(y, index, column: 1)
      labels[row] = Int32(place.label)
    }
    return Dataset(
      name: name, features: .numbers(features), target: .classes(labels, names: classes),
      columns: ["x", "y"], digest: digest(features) { hash in labels.withSpan { hash.update($0) } })
  }

  /// Points evenly spaced in x; the noise is on the function's value.
  func curve(
    from start: Double, to end: Double, in library: LibraryFiles, _ function: (Double) -> Double
  ) throws(DataFault) -> Dataset {
    try library.allow(rows * 12, for: name)
    let features = try Matrix.zeros(rows: rows, columns: 1)
    let target = try Matrix.zeros(rows: rows, columns: 1)
    for (row, index) in shuffledPoints.enumerated() {
      let x = start + (end - start) * Double(index) / Double(rows - 1)
      features[row, 0] = Float(x)
      target[row, 0] = disturbed(function(x), index, column: 1)
    }
    return Dataset(
      name: name, features: .numbers(features), target: .numbers(target, name: "y"), columns: ["x"],
      digest: digest(features) { hash in target.buffer.withSpan { hash.update($0) } })
  }

  private var shuffledPoints: [Int32] { RandomStream(seed: seed, .choice).shuffled(rows) }

  private func place(of index: Int, classes: Int) -> Place {
    let label = index % classes
    let last = (rows - 1 - label) / classes
    let indexInClass = index / classes
    let along = last > 0 ? Double(indexInClass) / Double(last) : 0
    return Place(label: label, indexInClass: indexInClass, alongClass: along)
  }

  /// Rounded to binary32 once, the noise included.
  private func disturbed(_ value: Double, _ index: Int32, column: Int) -> Float {
    let draw = RandomStream(seed: seed, .noise, place: column).normal(at: UInt64(index))
    return Float(value + noise * Double(draw))
  }

  /// The digest of the features row by row, then of the target.
  private func digest(_ features: Matrix, _ target: (inout SHA256) -> Void) -> String {
    var hash = SHA256()
    features.buffer.withSpan { hash.update($0) }
    target(&hash)
    return hash.hexDigest()
  }
}
