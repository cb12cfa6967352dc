import DescentTensor
import Testing

@testable import DescentData

/// Tables that are small, lopsided or empty, shared out.
struct SplitTableTests {
  private func prepare(
    _ labels: [String],
    _ plan: SplitPlan = SplitPlan(
      shares: SplitShares(train: 80, val: 10, test: 10), style: .stratified, seed: 0)
  ) throws(DataFault) -> PreparedData {
    let numbers = labels.indices.map { Double($0) }
    let table = Samples.table([Samples.words("y", labels), Samples.numbers("x", numbers)])
    return try Preparation.prepare(try Dataset(table: table, target: "y"), plan)
  }

  private func repeated(_ counts: KeyValuePairs<String, Int>) -> [String] {
    counts.flatMap { [String](repeating: $0.key, count: $0.value) }
  }

  @Test func `the rows of each class are counted part by part`() throws {
    let data = try prepare(repeated(["a": 20, "b": 10, "c": 70]))
    #expect(data.classCounts == [[16, 8, 56], [2, 1, 7], [2, 1, 7]])
    #expect(data.notes == [])
  }

  @Test func `a number target has no classes to count`() throws {
    let sine = try Sine().load(from: .empty, seed: 0)
    let data = try Preparation.prepare(sine, SplitPlan.standard(for: Sine().shape, seed: 0))
    #expect(data.classCounts == [])
  }

  @Test func `the same seed shares a table out the same, another does not`() throws {
    let labels = repeated(["a": 30, "b": 30])
    func plan(_ seed: UInt64) -> SplitPlan {
      SplitPlan(shares: SplitShares(train: 80, val: 10, test: 10), style: .stratified, seed: seed)
    }
    #expect(try prepare(labels, plan(3)).partition == prepare(labels, plan(3)).partition)
    #expect(try prepare(labels, plan(3)).partition != prepare(labels, plan(4)).partition)
    // Fixed, so that another machine or another day is seen to share out alike.
    let test = try prepare(labels, plan(3)).partition.test
    #expect(test == [6, 18, 28, 50, 54, 58])
  }

  @Test func `a table of no rows or of one cannot be trained on`() {
    let none = fault { try prepare([]) }
    #expect(none?.message == "no rows to train on (`zoo.csv` has 0 rows)" && none?.exitStatus == 3)
    let one = fault { try prepare(["a"]) }
    #expect(one?.message == "no rows to validate on (of `zoo.csv`: train 1, val 0, test 0)")
    #expect(one?.exitStatus == 3)
  }

  @Test func `one class alone is refused, a class that is lacking in train too`() {
    #expect(
      fault { try prepare(repeated(["a": 20])) }?.message == "all 20 rows of `zoo.csv` have class `a`")
    let inOrder = SplitPlan(shares: SplitShares(train: 80, val: 10, test: 10), style: .inOrder, seed: 0)
    let found = fault { try prepare(repeated(["a": 10, "b": 6, "c": 4]), inOrder) }
    #expect(found?.message == "class `c` of `zoo.csv` has no row in train: a 10, b 6, c 0")
    #expect(found?.exitStatus == 3)
  }

  @Test func `a class that is lacking in test is a line`() throws {
    let inOrder = SplitPlan(shares: SplitShares(train: 80, val: 10, test: 10), style: .inOrder, seed: 0)
    let data = try prepare(["b"] + repeated(["a": 15]) + ["a", "b", "a", "a"], inOrder)
    #expect(data.notes == ["test has no row of class `b` (2 rows in all)"])
    #expect(data.classCounts == [[15, 1], [1, 1], [2, 0]])
  }

  @Test func `a label of −1 and labels of words and numbers are classes like others`() throws {
    let labels = repeated(["-1": 10, "7": 10])
    #expect(try prepare(labels).classNames == ["-1", "7"])
    #expect(try prepare(labels + repeated(["cat": 10])).classNames == ["-1", "7", "cat"])
  }

  @Test func `a class for each row leaves nothing to validate on`() {
    let found = fault { try prepare((0..<30).map { "id\($0)" }) }
    #expect(found == .emptyPart(.val, source: "zoo.csv", rows: [30, 0, 0]))
  }

  @Test func `constant columns are one line, and scaled without dividing by 0`() throws {
    let labels = repeated(["a": 10, "b": 10])
    let same = [Double?](repeating: 1e30, count: 20)
    let table = Samples.table(
      [Samples.words("y", labels)] + ["p", "q", "r", "s"].map { Samples.numbers($0, same) })
    let data = try Preparation.prepare(
      try Dataset(table: table, target: "y"),
      SplitPlan(shares: SplitShares(train: 80, val: 10, test: 10), style: .stratified, seed: 0))
    #expect(data.notes == ["constant in train, so of no use: `p`, `q`, `r` and 1 more"])
    #expect(data.features.nested.joined().allSatisfy { $0 == 0 })
  }
}
