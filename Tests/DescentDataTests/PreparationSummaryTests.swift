import Testing

@testable import DescentData

/// The line that does the same preparation again.
struct PreparationSummaryTests {
  private func summary(
    _ steps: [PreparationRequest]?, _ columns: [Column], target: String = "kind"
  ) throws -> String {
    try Preparation.prepare(
      try Dataset(table: Samples.table(columns), target: target), Samples.inOrder, steps: steps
    ).summary
  }

  @Test func `the default is told as a recipe would write it`() throws {
    let zoo = Samples.zoo.columns
    #expect(try summary(nil, [zoo[0], zoo[3], zoo[4]]) == "prepare standardize")
    #expect(
      try summary(nil, [zoo[0], zoo[3], zoo[4]], target: "weight") == "prepare one_hot, standardize")
    #expect(try summary(nil, [zoo[0], zoo[4]], target: "weight") == "prepare one_hot, standardize")
    let words = Samples.words("w", ["b", "a", "a", "b", "a", "b"])
    #expect(try summary(nil, [zoo[0], words]) == "prepare one_hot")
    #expect(try summary([], [zoo[0], zoo[3]]) == "prepare none")
  }

  @Test func `columns are named where the step is not for all of their kind`() throws {
    let named = [
      Samples.impute("median"), Samples.step("one_hot", ["home"]),
      Samples.step("standardize", ["age", "size"]),
    ]
    #expect(
      try summary(named, Samples.zoo.columns)
        == "prepare impute(median), one_hot, standardize(age, size)")
    let constant = [
      Samples.impute("constant", ["age"], value: 2.5), Samples.impute("most_frequent", ["home"]),
      Samples.step("one_hot"),
    ]
    #expect(
      try summary(constant, Samples.zoo.columns)
        == "prepare impute(constant, age, value=2.5), impute(most_frequent, home), one_hot")
  }

  @Test func `a name that is no word stands in quotes`() throws {
    let columns = [
      Samples.zoo.columns[0], Samples.numbers("Sale \"Price\"", [1, 2, 3, 4, 5, 6]),
      Samples.numbers("Sepal.Length", [1, 2, 3, 4, 5, 6]), Samples.numbers("2nd", [1, 2, 3, 4, 5, 6]),
      Samples.numbers("x\u{1b}", [1, 2, 3, 4, 5, 6]), Samples.numbers("rest", [1, 2, 3, 4, 5, 6]),
    ]
    let names = columns.dropFirst().dropLast().map(\.name)
    #expect(
      try summary([Samples.step("normalize", names)], columns)
        == #"prepare normalize("Sale \"Price\"", Sepal.Length, "2nd", "x\u{1b}")"#)
  }

  @Test func `a step that finds nothing to do is a line, and is left out`() throws {
    let table = Samples.table([Samples.zoo.columns[0], Samples.zoo.columns[3]])
    let data = try Preparation.prepare(
      try Dataset(table: table, target: "kind"), Samples.inOrder,
      steps: [Samples.step("one_hot"), Samples.step("standardize")])
    #expect(data.notes.dropFirst(2) == ["`one_hot` found no column that it fits"])
    #expect(data.summary == "prepare standardize")
  }

  @Test func `bytes are told by what divides them`() throws {
    let digits = try Digits().load(from: .empty, seed: 0)
    let split = SplitPlan.standard(for: Digits().shape, seed: 0)
    #expect(try Preparation.prepare(digits, split).summary == "bytes ÷ 16")
    #expect(try Preparation.prepare(digits, split, steps: []).summary == "prepare none")
    let numbers = try Preparation.prepare(digits, split, steps: [Samples.step("normalize")])
    #expect(numbers.summary == "prepare normalize")
  }
}
