import DescentTensor
import Testing

@testable import DescentData

/// Splits that cannot be trained on.
struct SplitFaultTests {
  private func split(
    _ labels: [Int], classes: Int, _ shares: SplitShares = SplitShares(train: 80, val: 10, test: 10),
    _ style: SplitStyle = .stratified
  ) throws(DataFault) -> Partition {
    try SplitPlan(shares: shares, style: style, seed: 0).partition(
      of: try Samples.labelled(labels, classes: classes))
  }

  @Test func `no rows cannot be shared out`() {
    let found = fault { try split([], classes: 2) }
    #expect(found == .noRows(source: "sample"))
    #expect(found?.message == "no rows to train on (`sample` has 0 rows)")
  }

  @Test func `a part with a share needs a row`() {
    let found = fault { try split([0, 1, 0, 1], classes: 2, .init(train: 98, val: 1, test: 1)) }
    #expect(found == .emptyPart(.val, source: "sample", rows: [4, 0, 0]))
    #expect(found?.message == "no rows to validate on (of `sample`: train 4, val 0, test 0)")
    #expect(
      fault { try split([0, 1, 0, 1], classes: 2, .init(train: 0, val: 1, test: 1)) }
        == .emptyPart(.train, source: "sample", rows: [0, 0, 0]))
    #expect(
      fault { try split([0, 1], classes: 2, .init(train: 0, val: 0, test: 0), .shuffled) }
        == .emptyPart(.train, source: "sample", rows: [0, 0, 0]))
  }

  @Test func `a part without a share may be empty`() throws {
    let found = try split([0, 1, 0, 1], classes: 2, .init(train: 1, val: 0, test: 0))
    #expect(found.train == [0, 1, 2, 3] && found.notes == [])
  }

  @Test func `a class must be in train`() {
    let sorted = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2]
    let found = fault { try split(sorted, classes: 3, .init(train: 8, val: 1, test: 1), .inOrder) }
    let counts = [("c0", 5), ("c1", 3), ("c2", 0)].map { ClassCount(name: $0.0, rows: $0.1) }
    #expect(found == .classNotInTrain(source: "sample", className: "c2", counts: counts))
    #expect(found?.message == "class `c2` of `sample` has no row in train: c0 5, c1 3, c2 0")
    #expect(found?.exitStatus == 3)
  }

  @Test func `a class that is lacking elsewhere is noted`() throws {
    let labels = [Int](repeating: 0, count: 16) + [1, 1] + [Int](repeating: 2, count: 2)
    let found = try split(labels, classes: 3)
    #expect(
      found.notes == [
        "val has no row of 2 classes, `c1` (2 rows in all) among them",
        "test has no row of class `c2` (2 rows in all)",
      ])
  }

  @Test func `one class alone is nothing to learn`() {
    let found = fault { try split([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], classes: 2) }
    #expect(found == .oneClass(source: "sample", className: "c1", rows: 10))
  }

  @Test func `by class needs classes`() throws {
    let numbers = try Sine().load(from: .empty, seed: 0)
    let plan = SplitPlan(shares: .init(train: 1, val: 1), style: .stratified, seed: 0)
    let found = fault { try plan.partition(of: numbers) }
    #expect(found == .noClassesToSplitBy(source: "sine"))
    #expect(found?.exitStatus == 2)
  }
}
