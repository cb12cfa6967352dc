import DescentTensor
import Testing

@testable import DescentData

/// A preparation kept with a model, and used on other tables.
struct PreparationStoredTests {
  private let steps = [
    Samples.impute("median"), Samples.step("one_hot"), Samples.step("standardize", ["age", "size"]),
    Samples.step("normalize", ["weight"]),
  ]

  private func prepared(_ steps: [PreparationRequest], target: String = "kind") throws -> PreparedData {
    try Preparation.prepare(try Dataset(table: Samples.zoo, target: target), Samples.inOrder, steps: steps)
  }

  @Test func `what is written is one line of JSON`() throws {
    #expect(
      try prepared(steps).preparation.json
        == #"{"version":1.0,"columns":["#
        + #"{"name":"home","kind":"words","steps":[{"fill":"hut"},{"one_hot":["hut","sea"]}]},"#
        + #"{"name":"age","kind":"numbers","steps":[{"fill":3.0},{"standardize":[3.0,1.4142135623730951]}]},"#
        + #"{"name":"size","kind":"numbers","steps":[{"fill":3.0},{"standardize":[3.0,1.0]}]},"#
        + #"{"name":"weight","kind":"numbers","steps":[{"fill":25.0},{"normalize":[10.0,60.0]}]}],"#
        + #""target":{"classes":["cat","dog"]}}"#)
  }

  @Test(arguments: ["kind", "weight"])
  func `what is written reads back the same`(target: String) throws {
    let steps = [Samples.impute("median"), Samples.step("one_hot"), Samples.step("standardize")]
    let preparation = try prepared(steps, target: target).preparation
    #expect(try FittedPreparation(json: preparation.json) == preparation)
    let digits = try Digits().load(from: .empty, seed: 0)
    let bytes = try Preparation.prepare(digits, SplitPlan.standard(for: Digits().shape, seed: 0)).preparation
    #expect(try FittedPreparation(json: bytes.json) == bytes)
    #expect(bytes.inputNames == [] && bytes.inputCount == 64)
  }

  @Test func `every bit of a number and every character of a word survives`() throws {
    let stream = RandomStream(seed: 7, .split)
    let bits = stream.shuffled(4000).map { UInt64(truncatingIfNeeded: Int($0)) &* 0x9E37_79B9_7F4A_7C15 }
    let numbers =
      bits.map(Double.init(bitPattern:)).filter(\.isFinite) + [.leastNonzeroMagnitude, -0.0, 1e16, 0.1]
    let words = ["", "\"\\/", "\n\t\u{1}\u{7f}", "é漢🦉", "\u{2028}", "=,{}[]"]
    let columns =
      numbers.enumerated().map { FittedColumn(name: "c\($0)", kind: .numbers, steps: [.fill($1)]) }
      + words.map {
        FittedColumn(name: "w" + $0, kind: .words, steps: [.fillWord($0), .oneHot(words)])
      }
    let preparation = FittedPreparation(inputs: .columns(columns), target: .classes(words))
    let back = try FittedPreparation(json: preparation.json)
    #expect(back == preparation && back.json == preparation.json)
  }

  @Test func `escapes of other writers are understood`() throws {
    let json = #" { "target" : {"classes":["\u00e9\ud83e\udd89\/\b\f\n\r\t"]}, "columns":[ ],"version":1e0}"#
    let expected = FittedTarget.classes(["é🦉/\u{8}\u{c}\n\r\t"])
    #expect(try FittedPreparation(json: json).target == expected)
  }

  @Test func `no damage goes unnoticed that changes the meaning, and none ends the program`() throws {
    let text = try prepared(Array(steps.dropLast()), target: "weight").preparation.json
    let bytes = Array(text.utf8)
    for end in bytes.indices {
      let found = fault { try FittedPreparation(json: String(decoding: bytes[..<end], as: UTF8.self)) }
      #expect(found?.exitStatus == 7)
    }
    for place in bytes.indices {
      for byte in [UInt8(ascii: "0"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "]"), 0, 0xff] {
        var damaged = bytes
        damaged[place] = byte
        _ = fault { try FittedPreparation(json: String(decoding: damaged, as: UTF8.self)) }
      }
    }
  }

  @Test(arguments: [
    #"{"version":2,"columns":[],"target":{"classes":[]}}"#,
    #"{"version":1,"columns":[],"target":{"classes":[]}} "# + "x",
    #"{"version":1,"columns":[],"columns":[],"target":{"classes":[]}}"#,
    #"{"version":1,"columns":[],"more":1,"target":{"classes":[]}}"#,
    #"{"version":1,"columns":[],"target":{"classes":["a","a"]}}"#,
    #"{"version":1,"columns":[],"target":{"classes":[1]}}"#,
    #"{"version":1,"columns":[],"target":{"number":"y","standardize":[0,0]}}"#,
    #"{"version":1,"columns":[],"target":{"number":"y","standardize":[0,1e999]}}"#,
    #"{"version":1,"columns":[],"target":{"number":"y","standardize":[0]}}"#,
    #"{"version":1,"columns":[{"name":"a","kind":"words","steps":[]}],"target":{"classes":[]}}"#,
    #"{"version":1,"columns":[{"name":"a","kind":"numbers","steps":[{"fill":""}]}],"target":{"number":"y"}}"#,
    #"{"version":1,"bytes":{"columns":-1,"divisor":16},"target":{"classes":[]}}"#,
    #"{"version":1,"bytes":{"columns":4,"divisor":0},"target":{"classes":[]}}"#,
    #"{"version":1,"bytes":{"columns":1e300,"divisor":16},"target":{"classes":[]}}"#,
    #"{"version":01,"columns":[],"target":{"classes":[]}}"#, #"{"version":nan}"#, #""\ud800""#, "",
    String(repeating: "[", count: 100_000),
  ])
  func `a stored text that cannot be is refused`(json: String) {
    #expect(fault { try FittedPreparation(json: json) }?.exitStatus == 7)
  }

  @Test func `columns are found by name in any order, others are passed over`() throws {
    let data = try prepared(steps)
    let turned = Samples.table(
      Samples.zoo.columns.reversed() + [Samples.words("note", ["a", nil, "b", "c", "d", "e"])])
    #expect(try data.preparation.apply(to: turned).nested == data.features.nested)
    let stored = try FittedPreparation(json: data.preparation.json)
    #expect(try stored.apply(to: turned).nested == data.features.nested)
    #expect(data.preparation.notes(on: Samples.zoo).count == 1)
  }

  @Test func `a column that is lacking is named`() throws {
    let fitted = try prepared(steps).preparation
    let table = Samples.table(
      Samples.zoo.columns.dropLast() + [Samples.numbers("wieght", [1, 2, 3, 4, 5, 6])])
    let found = fault { try fitted.apply(to: table) }
    #expect(found?.message == "`zoo.csv` has no column `weight`, which the model was trained with")
    #expect(found?.help == "write `wieght` (its columns are: kind, home, age, size, wieght)")
    #expect(found?.exitStatus == 3)
  }

  @Test func `a hole is filled as in training, or refused with its line`() throws {
    let table = Samples.table([
      Samples.words("home", ["sea", nil]), Samples.numbers("age", [nil, 3]),
      Samples.numbers("size", [nil, 3]), Samples.numbers("weight", [10, nil]),
    ])
    #expect(
      try prepared(steps).preparation.apply(to: table).nested == [[0, 1, 0, 0, 0], [1, 0, 0, 0, 0.3]])
    let some = [Samples.impute("median", ["age"]), Samples.impute("most_frequent", ["home"])]
    let strict = try prepared(some + [Samples.step("one_hot")]).preparation
    let found = fault { try strict.apply(to: table) }
    #expect(found?.message == "column size: 1 missing (first line 2)" && found?.exitStatus == 3)
  }

  @Test func `words where numbers were are refused, and numbers stand for words of digits`() throws {
    let fitted = try prepared(steps).preparation
    var columns = Samples.zoo.columns
    columns[3] = Samples.words("size", ["2", "2", "4", "4", "8", "large"])
    #expect(
      fault { try fitted.apply(to: Samples.table(columns)) }?.message
        == "column `size` of `zoo.csv` holds no numbers, as it did in training")
    let level = FittedPreparation(
      inputs: .columns([FittedColumn(name: "level", kind: .words, steps: [.oneHot(["1", "2", "10"])])]),
      target: .classes(["a", "b"]))
    let numbers = Samples.table([Samples.numbers("level", [10, 2, 7])])
    #expect(try level.apply(to: numbers).nested == [[0, 0, 1], [0, 1, 0], [0, 0, 0]])
    #expect(
      fault { try level.apply(to: Samples.table([Samples.numbers("level", [1.5])])) }?.message
        == "column `level` of `zoo.csv` holds no words, as it did in training")
  }

  @Test func `bytes are read from a table in their order`() throws {
    let fitted = FittedPreparation(inputs: .bytes(columns: 2, divisor: 255), target: .classes(["a", "b"]))
    let table = Samples.table([Samples.numbers("p", [0, 255]), Samples.numbers("q", [51, 7])])
    #expect(try fitted.apply(to: table).nested == [[0, 0.2], [1, Float(7) / 255]])
    #expect(
      fault { try fitted.apply(to: Samples.zoo) }
        == .stored(.otherWidth(source: "zoo.csv", expected: 2, found: 3)))
  }

  @Test func `data is prepared as stored, its classes counted as the model counts them`() throws {
    let data = try prepared(steps)
    let swapped = FittedPreparation(inputs: data.preparation.inputs, target: .classes(["dog", "owl", "cat"]))
    let again = try Preparation.prepare(
      try Dataset(table: Samples.zoo, target: "kind"),
      SplitPlan(shares: SplitShares(train: 0.5, val: 0, test: 0.5), style: .inOrder, seed: 0),
      as: data.preparation)
    #expect(again.features.nested == data.features.nested && again.classNames == ["cat", "dog"])
    let table = try Dataset(table: Samples.zoo, target: "kind").withClasses(of: swapped)
    guard case .classes(let labels, let names) = table.target else { return }
    #expect(labels.array == [2, 0, 2, 0, 0, 2] && names == ["dog", "owl", "cat"])
    let fewer = FittedPreparation(inputs: data.preparation.inputs, target: .classes(["dog"]))
    #expect(
      fault { try table.withClasses(of: fewer) }?.message == "class `cat` of `zoo.csv` is none of the model's"
    )
  }
}
