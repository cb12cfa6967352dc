import DescentTensor
import Testing

@testable import DescentData

/// Tables as rows of features with a target.
struct PreparationTableTests {
  private func target(_ column: Column, as kind: TargetKind? = nil) throws(DataFault) -> Target {
    let table = Samples.table([column, Samples.numbers("x", column.values.indices.map(Double.init))])
    return try Dataset(table: table, target: column.name, as: kind).target
  }

  private func classes(_ target: Target) -> [String]? {
    switch target {
    case .classes(let labels, let names): labels.array.map { names[Int($0)] }
    case .numbers: nil
    }
  }

  @Test func `words are classes, and so are few whole numbers`() throws {
    #expect(try classes(target(Samples.words("y", ["b", "a", "b"]))) == ["b", "a", "b"])
    #expect(try classes(target(Samples.numbers("y", [10, -1, 2, 10]))) == ["10", "-1", "2", "10"])
    let twenty = (0..<20).map { Double($0 * 7) }
    guard case .classes(_, let names) = try target(Samples.numbers("y", twenty)) else {
      Issue.record("twenty whole numbers are classes")
      return
    }
    #expect(names == twenty.map { "\(Int($0))" })
  }

  @Test func `other numbers are amounts`() throws {
    #expect(try classes(target(Samples.numbers("y", [1, 2, 2.5]))) == nil)
    #expect(try classes(target(Samples.numbers("y", (0..<21).map(Double.init)))) == nil)
    guard case .numbers(let matrix, "y") = try target(Samples.numbers("y", [1, 2, 2.5])) else { return }
    #expect(matrix.nested == [[1], [2], [2.5]])
  }

  @Test func `the recipe may say what the target is`() throws {
    #expect(try classes(target(Samples.numbers("y", [1, 2]), as: .number)) == nil)
    #expect(try classes(target(Samples.numbers("y", (0..<30).map(Double.init)), as: .classes))?.count == 30)
    #expect(
      fault { try target(Samples.numbers("y", [1, 2, 2.5]), as: .classes) }?.message
        == "target y: 2.5 in line 4 is no class (classes of numbers are whole)")
    #expect(
      fault { try target(Samples.words("y", ["a", "b"]), as: .number) }?.message
        == "target y holds words, so it is no number to predict")
  }

  @Test func `a hole in the target is a fault with its line`() {
    let found = fault { try target(Samples.words("y", ["a", nil, "b", nil])) }
    #expect(found?.message == "target y: 2 missing (first line 3)" && found?.exitStatus == 3)
    #expect(fault { try target(Samples.numbers("y", [1, 2.5, nil])) }?.exitStatus == 3)
  }

  @Test func `features are all columns but the target, or those that are wanted`() throws {
    func columns(_ features: [String]?, _ ignore: [String]?) throws -> [String] {
      try Dataset(table: Samples.zoo, target: "kind", features: features, ignore: ignore).columns
    }
    #expect(try columns(nil, nil) == ["home", "age", "size", "weight"])
    #expect(try columns(["weight", "home"], nil) == ["weight", "home"])
    #expect(try columns(nil, ["home", "size"]) == ["age", "weight"])
  }

  @Test(
    arguments: [
      (["size"], ["age"], "`features` and `ignore` both say which columns to learn from"),
      (["size", "kind"], nil, "`kind` is the target, so it is nothing to learn from"),
      (nil, ["kind"], "`kind` is the target, so it cannot be ignored"),
      (["size", "size"], nil, "column `size` is named twice"),
      (nil, ["yaer"], "`zoo.csv` has no column `yaer`"),
      (["yaer"], nil, "`zoo.csv` has no column `yaer`"),
      (nil, ["home", "age", "size", "weight"], "`zoo.csv` has no column left to learn from"),
    ] as [([String]?, [String]?, String)])
  func `names that do not go together are refused`(features: [String]?, ignore: [String]?, message: String) {
    let found = fault {
      try Dataset(table: Samples.zoo, target: "kind", features: features, ignore: ignore)
    }
    #expect(found?.message == message && found?.exitStatus == 2)
  }

  @Test func `a target that is not there is told with those that are`() {
    let found = fault { try Dataset(table: Samples.zoo, target: "knd") }
    #expect(found?.message == "`zoo.csv` has no column `knd`")
    #expect(found?.help == "write `kind` (its columns are: kind, home, age, size, weight)")
  }

  @Test func `a table may be followed by the rows to test on`() throws {
    let other = Samples.table(
      [
        Samples.numbers("weight", [7, nil]), Samples.words("kind", ["dog", "asp"]),
        Samples.words("home", [nil, "air"]), Samples.numbers("size", [1, 2]), Samples.numbers("age", [1, 2]),
        Samples.numbers("more", [1, 2]),
      ], name: "test.csv")
    let both = try Samples.zoo.followed(by: other)
    #expect(both.rows == 8 && both.columns.map(\.name) == ["kind", "home", "age", "size", "weight"])
    #expect(both.columns.map(\.missing) == [0, 2, 2, 0, 1])
    #expect(both.columns[4].firstMissingLine == 3)
    let dataset = try Dataset(table: both, testRows: 6..<8, target: "kind")
    #expect(classes(dataset.target)?.suffix(2) == ["dog", "asp"] && dataset.testRows == 6..<8)
    let found = fault {
      try Preparation.prepare(
        dataset, SplitPlan(shares: SplitShares(train: 4, val: 2), style: .inOrder, seed: 0), steps: [])
    }
    #expect(found?.message == "class `asp` of `zoo.csv` has no row in train: asp 0, cat 2, dog 2")
  }

  @Test func `a test part that differs is refused`() {
    let lacking = Samples.table([Samples.words("kind", ["dog"])], name: "test.csv")
    #expect(
      fault { try Samples.zoo.followed(by: lacking) }?.message == "`test.csv` has no column `home`")
    var columns = Samples.zoo.columns
    columns[2] = Samples.words("age", ["old", "1", "2", "3", "4", "5"])
    #expect(
      fault { try Samples.zoo.followed(by: Samples.table(columns, name: "test.csv")) }?.message
        == "column `age` of `test.csv` holds no numbers, as it does in train")
  }

  @Test func `whole numbers stand in the order of their values, words in that of their bytes`() {
    #expect(Categories.sorted(["10", "9", "-1"]) == ["-1", "9", "10"])
    #expect(Categories.sorted(["10", "9", "a"]) == ["10", "9", "a"])
    #expect(Categories.sorted(["é", "z", "Z", "01", "1"]) == ["01", "1", "Z", "z", "é"])
  }
}

extension ColumnValues {
  fileprivate var indices: Range<Int> { 0..<count }
}
