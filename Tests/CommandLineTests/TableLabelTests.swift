import Foundation
import Testing

/// What stands in the column to predict, and cells without a value, seen from outside.
@Suite struct TableLabelTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ rows: [String], test: [String]? = nil, options: String = "") throws -> Answer {
    func table(_ rows: [String]) -> String { (["size,home,kind"] + rows).joined(separator: "\n") + "\n" }
    try folder.write("table.csv", table(rows))
    if let test { try folder.write("test.csv", table(test)) }
    let second = test == nil ? "" : ", test=\"test.csv\""
    try folder.write(
      "r.train",
      "data csv(\"table.csv\", target=kind\(second)\(options))\nmodel mlp [_, 4, _]\nbatch 4\ntrain 1 epoch\n"
        + "show data\n")
    return try descent("run", "r.train", in: folder)
  }

  private static func rows(_ labels: [String]) -> [String] {
    labels.enumerated().map { "\($0 % 13),\($0 * 7 % 11),\($1)" }
  }

  private static func halves(_ one: String, _ other: String) -> [String] {
    (0..<40).map { $0 % 2 == 0 ? one : other }
  }

  @Test(arguments: [("-1", "1"), ("1000000000", "0"), ("-9007199254740991", "1000000001")])
  func `whole numbers are classes by name, however large or small`(one: String, other: String) throws {
    let answer = try run(Self.rows(Self.halves(one, other)))
    #expect(answer.status == 0, "\(answer.errors)")
    for name in [one, other] {
      let counted = answer.output.split(separator: "\n").first {
        $0.drop(while: \.isWhitespace).hasPrefix(name)
      }
      #expect(counted?.split(separator: " ").map(String.init) == [name, "20", "16", "2", "2"])
    }
  }

  @Test func `a class of one row is told with its count`() throws {
    let answer = try run(Self.rows(Self.halves("0", "1") + ["1000000000"]))
    #expect(answer.status == 0)
    #expect(answer.errors.contains("note: val has no row of class `1000000000` (1 row in all)\n"))
    #expect(answer.errors.contains("note: test has no row of class `1000000000` (1 row in all)\n"))
  }

  @Test func `one class alone ends with 3 and its count`() throws {
    for label in ["odd", "7", "-1"] {
      let answer = try run(Self.rows(Array(repeating: label, count: 40)))
      #expect(answer.status == 3)
      #expect(answer.errors.contains("all 40 rows of `table.csv` have class `\(label)`"), "\(answer.errors)")
    }
  }

  @Test func `a class that is only in the test file ends with 3 and counts, one that lacks there is told`()
    throws
  {
    let train = Self.rows(Self.halves("even", "odd"))
    let strange = try run(train, test: ["1,2,even", "1,2,strange", "3,4,odd"])
    #expect(strange.status == 3)
    let counts = "class `strange` of `table.csv` has no row in train: even 18, odd 18, strange 0"
    #expect(strange.errors.contains(counts), "\(strange.errors)")
    let lacking = try run(train, test: ["1,2,even"])
    #expect(lacking.status == 0)
    #expect(lacking.errors.contains("note: test has no row of class `odd` (20 rows in all)\n"))
  }

  @Test func `words among classes of numbers are told with counts and line, and are classes`() throws {
    let labels = Self.halves("0", "1").enumerated().map { $0 % 10 == 7 ? "old" : $1 }
    let words = "target kind: numbers in 36 rows and words in 4 (first \"old\" in line 9)"
    let answer = try run(Self.rows(labels))
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.errors.contains("note: \(words), all of them classes\n"))
    let shown = answer.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(shown.contains("note: \(words), all of them classes"))
    let claimed = try run(Self.rows(labels), options: ", types=[kind=class]")
    #expect(claimed.status == 0 && !claimed.errors.contains("words in"))
  }

  @Test func `words among amounts end with 3, their counts, the line and what to write`() throws {
    let labels = (0..<40).map { $0 == 17 ? "unknown" : "\($0).5" }
    let answer = try run(Self.rows(labels))
    #expect(answer.status == 3)
    let words = "target kind: numbers in 39 rows and words in 1 (first \"unknown\" in line 19)"
    #expect(answer.firstError == "error[D0601]: \(words)", "\(answer.errors)")
    #expect(answer.errors.contains("mend the cells, or write `types=[kind=class]` if both are classes"))
    let rare = try run(Self.rows((0..<40).map { $0 == 17 ? "17.5" : "name\($0 % 2)" }))
    #expect(rare.status == 3)
    #expect(rare.errors.contains("numbers in 1 row and words in 39 (first \"17.5\" in line 19)"))
    let claimed = try run(Self.rows(labels), options: ", types=[kind=number]")
    #expect(claimed.status == 3 && claimed.errors.contains("`table.csv` line 19, column 3 (`kind`)"))
  }

  /// A generator with nothing behind it but its seed.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) ^ state
    }
  }

  @Test(arguments: 0..<12)
  func `a hole or what is not finite is found in any cell, with column, count and first line`(
    seed: UInt64
  ) throws {
    var dice = Dice(state: seed &* 0x9e37_79b9_7f4a_7c15 &+ 7)
    let column = Int.random(in: 0..<2, using: &dice)
    let bad = Array(
      Set(
        (0..<Int.random(in: 1...4, using: &dice)).map { _ in
          Int.random(in: 0..<40, using: &dice)
        })
    ).sorted()
    let text = ["", "NA", "nan", "Inf", "-infinity", "1e400"].randomElement(using: &dice) ?? ""
    var cells = Self.rows(Self.halves("even", "odd")).map { $0.split(separator: ",").map(String.init) }
    for row in bad { cells[row][column] = text }
    let answer = try run(cells.map { $0.joined(separator: ",") })
    let (name, line) = (["size", "home"][column], bad[0] + 2)
    #expect(answer.status == 3)
    let others = bad.count > 1 ? ", nor are \(bad.count - 1) other cells of the column" : ""
    let place = "`table.csv` line \(line), column \(column + 1) (`\(name)`)"
    let told =
      text.isEmpty || text == "NA"
      ? "column \(name): \(bad.count) missing (first line \(line))"
      : "\(place): \"\(text)\" is not finite\(others)"
    #expect(answer.firstError == "error[D0601]: \(told)", "\(seed): \(answer.errors)")
    #expect(!answer.errors.contains("epoch 1/1"))
  }
}
