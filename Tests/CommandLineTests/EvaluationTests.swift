import Foundation
import Testing

/// What `evaluate` says of classes: a table, the matrix of confusion, and both in JSON.
@Suite struct EvaluationTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func lines(_ answer: Answer) -> [String] { answer.output.split(separator: "\n").map(String.init) }

  private func evaluated(_ example: String, columns: Int) throws -> Answer {
    try descent("run", Program.example(example), in: folder, environment: ["COLUMNS": "\(columns)"])
  }

  @Test func `classes are told in a table and a matrix`() throws {
    #expect(
      try evaluated("iris", columns: 80).output == """
        test (30 rows)  loss 0.0451  accuracy 96.67%
          class       rows  precision   recall       f1
          setosa        10    100.00%  100.00%  100.00%
          versicolor    10    100.00%   90.00%   94.74%
          virginica     10     90.91%  100.00%   95.24%
          true \\ said  setosa  versicolor  virginica
          setosa           10           0          0
          versicolor        0           9          1
          virginica         0           0         10

        """)
  }

  @Test func `on a narrow screen names are cut and columns stand closer`() throws {
    #expect(
      try evaluated("iris", columns: 40).output == """
        test (30 rows)  loss 0.0451
          accuracy 96.67%
          class   rows precision  recall      f1
          setosa    10   100.00% 100.00% 100.00%
          versic…   10   100.00%  90.00%  94.74%
          virgin…   10    90.91% 100.00%  95.24%
          true \\ said setosa versico… virgini…
          setosa          10        0        0
          versicolor       0        9        1
          virginica        0        0       10

        """)
  }

  @Test func `a matrix that is too wide goes on below itself`() throws {
    let lines = lines(try evaluated("digits", columns: 40))
    #expect(lines.count == 2 + 11 + 11 + 11)
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[13] == "  true \\ said  0  1  2  3  4  5  6  7  8")
    #expect(lines[24] == "  true \\ said   9")
  }

  /// What is said of a table whose classes are named so, each with its own range of numbers.
  private func evaluated(classes names: [String]) throws -> Answer {
    let rows = (0..<names.count * 20).map { row in
      "\(row % names.count * 10 + row / names.count % 3),\"\(names[row % names.count])\""
    }
    try folder.write("table.csv", (["size,kind"] + rows).joined(separator: "\n") + "\n")
    let recipe =
      "data csv(\"table.csv\", target=kind)\nmodel mlp [_, 4, _]\ntrain 1 epoch\nevaluate train\n"
    try folder.write("r.train", recipe)
    return try descent("run", "r.train", in: folder, environment: ["COLUMNS": "80"])
  }

  @Test func `more than twelve classes have the table alone`() throws {
    for (count, expected) in [(12, 1 + 13 + 13), (13, 1 + 14)] {
      let answer = try evaluated(classes: (0..<count).map { String(UnicodeScalar(UInt8(97 + $0))) })
      #expect(answer.status == 0)
      #expect(lines(answer).count == expected)
    }
  }

  @Test func `a name cannot move the cursor or break a line`() throws {
    let answer = try evaluated(classes: [
      "plain", "\u{1B}[2Jred", "a name as long as a line of the narrowest screen of all times ends",
    ])
    #expect(answer.status == 0)
    #expect(!answer.output.contains("\u{1B}"))
    #expect(answer.output.contains("…"))
    #expect(lines(answer).count == 1 + 4 + 4)
    #expect(lines(answer).dropFirst().allSatisfy { $0.count <= 80 })
  }

  private func evaluation(_ text: String) throws -> [String: Any] {
    let line = try #require(text.split(separator: "\n").first { $0.contains("\"event\":\"evaluate\"") })
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `in JSON the matrix has a row for each class, and sums to the rows`() throws {
    let answer = try descent("run", Program.example("iris"), "--events", "json", in: folder)
    let event = try evaluation(answer.output)
    #expect(event["classes"] as? [String] == ["setosa", "versicolor", "virginica"])
    let counts = try #require(event["confusion"] as? [[Int]])
    #expect(counts == [[10, 0, 0], [0, 9, 1], [0, 0, 10]])
    #expect(event["rows"] as? Int == counts.joined().reduce(0, +))
    #expect(answer.errors.contains("true \\ said"))
  }

  @Test func `numbers have neither table nor matrix`() throws {
    let recipe = "data sine\nmodel mlp [1, 4, 1]\ntrain 1 epoch\nevaluate test\n"
    #expect(lines(try descent("run", "-", in: folder, input: recipe)).count == 1)
    let told = try descent("run", "-", "--events", "json", in: folder, input: recipe)
    let event = try evaluation(told.output)
    #expect(event["classes"] == nil && event["confusion"] == nil)
  }

  @Test func `validation between epochs tells no table`() throws {
    let answer = try descent("run", Program.example("iris"), in: folder)
    #expect(!answer.errors.contains("true \\ said") && !answer.errors.contains("precision"))
  }
}
