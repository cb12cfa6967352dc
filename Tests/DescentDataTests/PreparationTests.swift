import DescentTensor
import Testing

@testable import DescentData

/// Scaling by what the training part shows.
struct PreparationTests {
  private let plan = SplitPlan(
    shares: SplitShares(train: 2, val: 1, test: 1), style: .inOrder, seed: 0)

  /// Worked out with exact fractions and 40 decimal digits from the binary32 values.
  @Test(arguments: [
    (
      Array(0..<150),
      [5.843333326975505, 3.0573333358764647, 3.7579999883969624, 1.1993333247800668],
      [0.8253012767116849, 0.43441096666808227, 1.7594040604844148, 0.7596926181199835],
      [0.06866191776378816, -0.13197948550012362, 0.762758223864798, 0.7906706123098723]
    ),
    (
      [0, 3, 7, 50, 99, 140],
      [5.683333237965901, 3.1833333174387612, 3.1333332657814026, 0.9500000054637591],
      [0.8896004025253347, 0.22669121604632414, 1.7230463411979022, 0.8281505708825182],
      [0.24355526007685183, -0.8087358682715673, 1.1413892893234043, 1.0263833374487963]
    ),
  ])
  func `iris has the means and deviations of exact arithmetic`(
    rows: [Int], mean: [Double], deviation: [Double], last: [Double]
  ) throws {
    guard case .numbers(let lengths) = try Iris().load(from: .empty, seed: 0).features else { return }
    let scaling = FittedScaling.fit(lengths, rows: rows.map(Int32.init))
    for column in 0..<4 {
      #expect(abs(scaling.mean[column] - mean[column]) < 1e-14)
      #expect(abs(scaling.deviation[column] - deviation[column]) < 1e-14)
    }
    scaling.apply(to: lengths)
    #expect((0..<4).map { lengths[149, $0] } == last.map(Float.init))
    #expect(scaling.constantColumns == [])
  }

  @Test func `only the training part is looked at`() throws {
    let table = try Samples.table(
      [[1, 5], [3, 5], [1000, 5], [-7, 9]], columns: ["a", "b"], target: [10, 30, 0, 50])
    let data = try Preparation.prepare(table, plan)
    #expect(data.featureScaling?.mean == [2, 5])
    #expect(data.featureScaling?.deviation == [1, 1])
    #expect(data.targetScaling?.mean == [20])
    #expect(data.targetScaling?.deviation == [10])
    guard case .numbers(let features) = data.features, case .numbers(let target, "price") = data.target
    else {
      Issue.record("a table of numbers stays one")
      return
    }
    #expect((0..<4).map { features[$0, 0] } == [-1, 1, 998, -9])
    #expect((0..<4).map { features[$0, 1] } == [0, 0, 0, 4])
    #expect((0..<4).map { target[$0, 0] } == [-1, 1, -2, 3])
    #expect((0..<4).map { data.targetScaling?.restored(target[$0, 0], column: 0) } == [10, 30, 0, 50])
    #expect(data.notes == ["constant in train, so of no use: `b`"])
    #expect(data.classNames == [])
  }

  @Test func `the data set itself stays as it was`() throws {
    let iris = try Iris().load(from: .empty, seed: 0)
    let split = SplitPlan.standard(for: Iris().shape, seed: 0)
    let first = try Preparation.prepare(iris, split)
    let second = try Preparation.prepare(iris, split)
    guard case .numbers(let before) = iris.features, case .numbers(let one) = first.features,
      case .numbers(let two) = second.features
    else { return }
    #expect(before[0, 0] == 5.1)
    #expect(one.buffer.array == two.buffer.array)
    #expect(first.classNames == ["setosa", "versicolor", "virginica"])
    #expect(first.targetScaling == nil)
  }

  @Test func `bytes stay as they are`() throws {
    let digits = try Digits().load(from: .empty, seed: 0)
    let data = try Preparation.prepare(digits, SplitPlan.standard(for: Digits().shape, seed: 0))
    guard case .bytes(let pixels, 16) = data.features else {
      Issue.record("digits stay bytes")
      return
    }
    #expect(pixels[0, 2] == 5)
    #expect(data.featureScaling == nil)
    #expect(data.digest == digits.digest)
  }

  @Test func `a column of one value is constant whatever its rounding`() throws {
    let matrix = try Samples.matrix([Float](repeating: 0.1, count: 1001).map { [$0, $0 * 3] })
    let scaling = FittedScaling.fit(matrix, rows: (0..<1001).map(Int32.init))
    #expect(scaling.constantColumns == [0, 1])
    #expect(scaling.deviation == [1, 1])
    #expect(scaling.mean[0] == Double(Float(0.1)))
  }

  @Test func `many constant columns are one line`() throws {
    let table = try Samples.table(
      [[1, 2, 3, 4, 5], [1, 2, 3, 4, 6], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]],
      columns: ["a", "b\u{1b}[2J", "c", "d", "e"], target: [1, 2, 3, 4])
    let notes = try Preparation.prepare(table, plan).notes
    #expect(notes == ["constant in train, so of no use: `a`, `b\\x1b[2J`, `c` and 1 more"])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `what is not finite is refused with its column and row`(value: Float) throws {
    let table = try Samples.table(
      [[1, 1], [2, value], [3, 3], [4, value]], columns: ["a", "b"], target: [1, 2, 3, 4])
    let found = fault { try Preparation.prepare(table, plan) }
    #expect(found == .notFinite(source: "sample", column: "b", count: 2, firstRow: 2))
    #expect(found?.message == "column `b` of `sample`: 2 values are not finite (first in row 2)")
    let target = try Samples.table([[1], [2], [3], [4]], columns: ["a"], target: [1, 2, 3, value])
    #expect(
      fault { try Preparation.prepare(target, plan) }
        == .notFinite(source: "sample", column: "price", count: 1, firstRow: 4))
  }

  @Test func `the largest numbers are scaled without overflow`() throws {
    let most = Float.greatestFiniteMagnitude
    let table = try Samples.table([[most], [-most], [0], [most]], columns: ["a"], target: [1, 2, 3, 4])
    guard case .numbers(let scaled) = try Preparation.prepare(table, plan).features else { return }
    #expect((0..<4).map { scaled[$0, 0] } == [1, -1, 0, 1])
  }

  @Test func `a value beyond any scale is refused with its row`() throws {
    let table = try Samples.table([[1e-20], [2e-20], [0], [1e38]], columns: ["a"], target: [1, 2, 3, 4])
    #expect(
      fault { try Preparation.prepare(table, plan) }
        == .scalesBeyond(source: "sample", column: "a", row: 4))
  }
}
