import DescentTensor
import Testing

@testable import DescentData

/// What each step makes of columns.
struct PreparationStepTests {
  private func prepare(_ steps: [PreparationRequest]?, target: String = "kind") throws(DataFault)
    -> PreparedData
  {
    try Preparation.prepare(try Dataset(table: Samples.zoo, target: target), Samples.inOrder, steps: steps)
  }

  private let whole = [Samples.impute("median"), Samples.step("one_hot"), Samples.step("standardize")]

  @Test func `words become a column each, in the place of theirs`() throws {
    let data = try prepare(whole)
    #expect(data.preparation.inputNames == ["home=hut", "home=sea", "age", "size", "weight"])
    #expect(data.columns == data.preparation.inputNames)
    #expect(try data.input("home=hut") == [0, 1, 1, 1, 0, 0])
    #expect(try data.input("home=sea") == [1, 0, 0, 0, 0, 1])
    #expect(data.features.columns == 5 && data.features.rows == 6)
  }

  @Test func `a word that train does not have is none of its words, and that is one line`() throws {
    #expect(
      try prepare(whole).notes.dropFirst(2) == [
        "words that train does not have count as none: `den` in `home`"
      ])
  }

  @Test func `holes are filled before numbers are standardized, from train alone`() throws {
    // Train has ages 1, 3, 5 and a hole: median 3, so mean 3 and variance 2.
    let data = try prepare(whole)
    let deviation = 2.0.squareRoot()
    #expect(try data.input("age") == [-2, 0, 0, 2, 97, 0].map { Float($0 / deviation) })
    #expect(try data.input("size") == [-1, -1, 1, 1, 5, -3])
  }

  @Test func `steps are done in the order given`() throws {
    let data = try prepare([
      Samples.step("standardize"), Samples.impute("constant", value: 7), Samples.impute("most_frequent"),
      Samples.step("one_hot"),
    ])
    #expect(try data.input("age")[2] == 7)
    #expect(try data.input("age")[1] == 0)
  }

  @Test(arguments: [("mean", 3.0), ("median", 3), ("most_frequent", 1), ("constant", -4)])
  func `holes in numbers get what is asked for`(filling: String, value: Float) throws {
    let steps = [
      Samples.impute(filling, ["age"], value: -4), Samples.impute("most_frequent", ["home"]),
      Samples.step("one_hot"),
    ]
    #expect(try prepare(steps).input("age") == [1, 3, value, 5, 100, value])
  }

  @Test func `the most frequent word fills, of equals the first by name`() throws {
    let table = Samples.table([
      Samples.numbers("y", [0, 1, 0, 1, 0, 1]),
      Samples.words("w", ["b", "a", "a", "b", nil, nil]),
    ])
    let data = try Preparation.prepare(
      try Dataset(table: table, target: "y"), Samples.inOrder,
      steps: [Samples.impute("median"), Samples.step("one_hot")])
    #expect(try data.input("w=a") == [0, 1, 1, 0, 1, 1])
    #expect(data.preparation.inputNames == ["w=a", "w=b"])
  }

  @Test func `numbers come to lie between 0 and 1`() throws {
    let data = try prepare([whole[0], whole[1], Samples.step("normalize")])
    #expect(try data.input("size") == [0, 0, 1, 1, 3, -1])
    #expect(try data.input("age") == [0, 0.5, 0.5, 1, 24.75, 0.5])
  }

  @Test func `a step may name its columns`() throws {
    let data = try prepare([whole[0], whole[1], Samples.step("normalize", ["size"])])
    #expect(try data.input("size") == [0, 0, 1, 1, 3, -1])
    #expect(try data.input("weight") == [10, 20, 30, 60, 5, 6.5])
  }

  @Test func `without a word numbers are standardized and words become columns`() throws {
    let table = Samples.table([Samples.zoo.columns[0], Samples.zoo.columns[3], Samples.zoo.columns[4]])
    let dataset = try Dataset(table: table, target: "weight")
    let silent = try Preparation.prepare(dataset, Samples.inOrder)
    let spoken = try Preparation.prepare(
      dataset, Samples.inOrder, steps: [Samples.step("one_hot"), Samples.step("standardize")])
    #expect(silent.preparation == spoken.preparation)
    #expect(silent.targetScaling?.mean == [30])
    let inputs = silent.features.nested
    #expect(inputs == spoken.features.nested && inputs[0] == [1, 0, -1])
  }

  @Test func `a word is one place in memory, however many categories there are`() throws {
    let rows = 600
    let ids = Samples.words("id", (0..<rows).map { "w\($0 * 7 % rows)" })
    let table = Samples.table([
      Samples.words("y", (0..<rows).map { $0 % 2 == 0 ? "a" : "b" }),
      Samples.numbers("x", (0..<rows).map(Double.init)), ids,
    ])
    let split = SplitPlan(shares: SplitShares(train: 100, val: 0, test: 0), style: .inOrder, seed: 0)
    let data = try Preparation.prepare(try Dataset(table: table, target: "y"), split, memoryLimit: 8 * rows)
    guard case .spread(let matrix) = data.features else {
      Issue.record("words stay places")
      return
    }
    #expect(matrix.columns == rows + 1 && data.columns.count == rows + 1)
    let third = try #require(data.columns.firstIndex(of: "id=w14"))
    #expect((0..<rows).filter { matrix[$0, third] == 1 } == [2])
    let sums = (0..<rows).map { row in (1...rows).reduce(0) { $0 + matrix[row, $1] } }
    #expect(sums.allSatisfy { $0 == 1 })
  }

  @Test func `a number target goes along with standardize alone`() throws {
    let steps = [whole[0], whole[1], Samples.step("normalize")]
    let data = try prepare(steps, target: "weight")
    guard case .numbers(let target, "weight") = data.target else { return }
    #expect(data.targetScaling == nil && target.nested == [[10], [20], [30], [60], [5], [6.5]])
    let scaled = try prepare(steps.dropLast() + [Samples.step("standardize", ["age"])], target: "weight")
    #expect(scaled.targetScaling?.mean == [30])
    #expect(try scaled.input("size") == [2, 2, 4, 4, 8, 0])
  }

  @Test func `images can be standardized too, and none leaves their bytes alone`() throws {
    let digits = try Digits().load(from: .empty, seed: 0)
    let split = SplitPlan.standard(for: Digits().shape, seed: 0)
    let scaled = try Preparation.prepare(digits, split, steps: [Samples.step("standardize")])
    guard case .numbers(let matrix) = scaled.features else {
      Issue.record("standardized bytes are numbers")
      return
    }
    let train = scaled.partition.train.map { Double(matrix[Int($0), 20]) }
    #expect(abs(train.reduce(0, +)) < 1e-2 && scaled.notes == [] && scaled.columns == [])
    guard case .bytes(_, let divisor) = try Preparation.prepare(digits, split, steps: []).features else {
      return
    }
    #expect(divisor == 1)
  }

  @Test func `scaling is kept so that numbers can be shown in their own unit`() throws {
    let data = try prepare([
      whole[0], whole[1], Samples.step("standardize", ["size"]), Samples.step("normalize", ["size"]),
    ])
    let scaling = try #require(data.featureScaling)
    let column = try #require(data.preparation.inputNames.firstIndex(of: "size"))
    let shown = try data.input("size").map { scaling.restored($0, column: column) }
    #expect(shown == [2, 2, 4, 4, 8, 0])
    #expect(scaling.mean[0] == 0 && scaling.deviation[0] == 1)
  }
}
