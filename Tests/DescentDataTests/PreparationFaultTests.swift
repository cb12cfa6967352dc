import DescentTensor
import Testing

@testable import DescentData

/// Steps and columns that do not go together.
struct PreparationFaultTests {
  private func words(
    _ steps: [PreparationRequest]?, table: Table = Samples.zoo, target: String = "kind"
  ) -> [String?] {
    let found = fault {
      _ = try Preparation.prepare(
        try Dataset(table: table, target: target), Samples.inOrder, steps: steps)
    }
    return [found?.message, found?.help, found.map { "\($0.exitStatus)" }]
  }

  @Test func `a hole is told with its line and what fills it`() {
    #expect(
      words(nil) == [
        "column home: 1 missing (first line 4)",
        "write `prepare impute(median), one_hot, standardize`", "3",
      ])
    let numbers = Samples.table([Samples.zoo.columns[0], Samples.zoo.columns[2]])
    #expect(
      words(nil, table: numbers) == [
        "column age: 2 missing (first line 4)", "write `prepare impute(median), standardize`", "3",
      ])
    #expect(
      words([Samples.step("one_hot", ["home"])])[1]
        == "write `prepare impute(median), one_hot(home)`")
    #expect(
      words([Samples.impute("mean"), Samples.step("one_hot")])[1]
        == "write `impute(most_frequent, home)` as well, before the other steps")
  }

  @Test func `words that stay words are refused`() {
    let table = Samples.table([Samples.zoo.columns[4], Samples.zoo.columns[0]])
    #expect(
      words([], table: table, target: "weight") == [
        "column `kind` holds words, and no step turns them into numbers",
        "write `prepare one_hot(kind)`, or leave the column out: `ignore=[kind]`", "2",
      ])
  }

  @Test(arguments: [
    ("standardize", "home", "`standardize` does not fit column `home`, which holds words"),
    ("normalize", "home", "`normalize` does not fit column `home`, which holds words"),
    ("one_hot", "age", "`one_hot` does not fit column `age`, which holds numbers"),
    ("one_hot", "kind", "`one_hot` does not fit column `kind`, which is the target"),
    ("standardize", "kind", "`standardize` does not fit column `kind`, which is the target"),
    ("standardize", "sise", "`zoo.csv` has no column `sise`"),
  ])
  func `a step on a column that it does not fit is refused`(step: String, column: String, message: String) {
    let found = words([Samples.step(step, [column])])
    #expect(found[0] == message && found[2] == "2")
  }

  @Test func `a name that is nearly right is mended`() {
    #expect(
      words([Samples.step("standardize", ["sise"])])[1]
        == "write `size` (its columns are: home, age, size, weight)")
    #expect(
      words([Samples.step("standardize", ["species"])])[1]
        == "its columns are: home, age, size, weight")
  }

  @Test(arguments: ["mean", "median"])
  func `numbers cannot fill a column of words that is named`(filling: String) {
    let found = words([Samples.impute(filling, ["home"])])
    #expect(found[0] == "`impute(\(filling))` does not fit column `home`, which holds words")
    #expect(found[1] == "write `impute(most_frequent, home)`")
  }

  @Test func `a column that is one-hot by now is nothing for a later step`() {
    let steps = [
      Samples.impute("median"), Samples.step("one_hot"), Samples.step("standardize", ["home"]),
    ]
    #expect(words(steps)[0] == "`standardize` does not fit column `home`, which is one-hot by now")
  }

  @Test func `a column without any value in train cannot be filled`() {
    let table = Samples.table([
      Samples.numbers("y", [0, 1, 0, 1, 0, 1]), Samples.numbers("x", [nil, nil, nil, nil, 1, 2]),
    ])
    #expect(
      words([Samples.impute("median")], table: table, target: "y") == [
        "column `x` has no value in train, so nothing to fill its holes with",
        "leave the column out: `ignore=[x]`", "3",
      ])
  }

  @Test func `infinity is refused with its row, in features and in the target`() {
    let table = Samples.table([
      Samples.numbers("y", [0, 1, 0, 1, 0, 1]), Samples.numbers("x", [1, 2, 3, .infinity, 1, -.infinity]),
    ])
    let message = "column `x` of `zoo.csv`: 2 values are not finite (first in row 4)"
    #expect(words(nil, table: table, target: "y")[0] == message)
    let turned = Samples.table([
      Samples.numbers("x", [0, 1, 0, 1, 0, 1]), Samples.numbers("y", [1, 2, 3.5, .infinity, 1, 1]),
    ])
    #expect(
      words(nil, table: turned, target: "y")[0]
        == "column `y` of `zoo.csv`: 1 values are not finite (first in row 4)")
  }

  @Test func `infinity in a table to predict from is refused with its row`() throws {
    let table = Samples.table([
      Samples.words("y", ["a", "b", "a", "b", "a", "b"]), Samples.numbers("x", [1, 2, 3, 4, 5, 6]),
    ])
    let fitted = try Preparation.prepare(try Dataset(table: table, target: "y"), Samples.inOrder).preparation
    let new = Samples.table([Samples.numbers("x", [1, -.infinity])], name: "new.csv")
    #expect(
      fault { try fitted.apply(to: new) }
        == .notFinite(source: "new.csv", column: "x", count: 1, firstRow: 2))
  }

  @Test func `a column of one word is constant too`() throws {
    let table = Samples.table([
      Samples.words("y", ["a", "b", "a", "b", "a", "b"]), Samples.words("w", ["c", "c", "c", "c", "d", "c"]),
    ])
    let data = try Preparation.prepare(try Dataset(table: table, target: "y"), Samples.inOrder)
    #expect(data.notes.contains("constant in train, so of no use: `w`"))
  }

  @Test func `a number that binary32 cannot hold is refused unless it is scaled`() throws {
    let table = Samples.table([
      Samples.numbers("y", [0, 1, 0, 1, 0, 1]), Samples.numbers("x", [1e300, -1e300, 0, 0, 1, 2]),
    ])
    #expect(
      words([], table: table, target: "y") == [
        "column `x`: 1e+300 in row 1 is beyond the range of binary32", "write `prepare standardize`", "3",
      ])
    let data = try Preparation.prepare(try Dataset(table: table, target: "y"), Samples.inOrder)
    let root = Float(2.0.squareRoot())
    #expect(try data.input("x").prefix(3).map { abs($0) } == [root, root, 0])
  }

  @Test(arguments: [1e-200, Double.leastNormalMagnitude / 16, 1e-160, 1e307])
  func `columns of any scale are standardized without overflow`(unit: Double) throws {
    let table = Samples.table([
      Samples.numbers("y", [0, 1, 0, 1, 0, 1]),
      Samples.numbers("x", [1, 3, 1, 3, 2, 2].map { $0 * unit }),
    ])
    let data = try Preparation.prepare(try Dataset(table: table, target: "y"), Samples.inOrder)
    let found = try data.input("x")
    #expect(found.allSatisfy(\.isFinite) && found[0] < found[4] && found[4] < found[1])
    #expect(found == [-1, 1, -1, 1, 0, 0])
  }

  @Test func `prepared numbers beyond the limit on memory are refused before they are made`() throws {
    let dataset = try Dataset(
      table: Samples.table([Samples.zoo.columns[0], Samples.zoo.columns[3]]), target: "kind")
    let found = fault { try Preparation.prepare(dataset, Samples.inOrder, memoryLimit: 23) }
    #expect(found == .needsMemory(source: "zoo.csv", bytes: 24, limit: 23))
    _ = try Preparation.prepare(dataset, Samples.inOrder, memoryLimit: 24)
  }
}
