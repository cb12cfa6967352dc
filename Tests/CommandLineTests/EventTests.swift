import Foundation
import Testing

/// `--events json`: one object a line, keys as the manual says, numbers that read back.
@Suite struct EventTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  private func keys(_ event: String, in objects: [[String: Any]]) -> Set<String>? {
    objects.first { $0["event"] as? String == event }.map { Set($0.keys) }
  }

  @Test func `each line of a run is an object with the keys of the manual`() throws {
    let answer = try descent("run", Program.example("digits"), "--events", "json", in: folder)
    #expect(answer.status == 0)
    let objects = try objects(answer.output)
    #expect(objects.compactMap { $0["event"] as? String }.filter { $0 == "epoch" }.count == 20)
    #expect(
      keys("epoch", in: objects)
        == ["event", "epoch", "step", "train.loss", "val.loss", "val.accuracy", "lr", "seconds"])
    #expect(
      keys("evaluate", in: objects) == [
        "event", "part", "rows", "test.loss", "test.accuracy", "looks", "classes", "confusion",
      ])
    #expect(keys("done", in: objects) == ["event", "weights.sha256", "recipe.digest", "status"])
    #expect(keys("expect", in: objects) == ["event", "claim", "holds", "test.accuracy"])
    #expect(objects.last?["event"] as? String == "done")
    #expect((objects.last?["weights.sha256"] as? String)?.count == 64)
    #expect(answer.errors.contains("test (179 rows)"))
  }

  @Test func `a descent tells each step of its way`() throws {
    let recipe = "optimizer sgd(lr=0.1)\nminimize 0.5*(x^2 + 25*y^2) from (x=-4, y=1.5) for 3 steps"
    let path = try folder.write("ravine.train", recipe)
    let answer = try descent("run", path, "--events", "json", in: folder)
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n").filter { $0.contains("\"path\"") }
    #expect(lines.first == #"{"event":"path","step":0,"x":-4,"y":1.5,"value":36.125}"#)
    #expect(lines.dropFirst().first == #"{"event":"path","step":1,"x":-3.6,"y":-2.25,"value":69.761246}"#)
    #expect(lines.count == 4)
    let table = try descent("run", path, in: folder).output.split(separator: "\n")
    #expect(table.map { $0.split(separator: " ").first ?? "" } == ["step", "0", "1", "2", "3"])
    #expect(Set(table.dropFirst(2).map(\.count)).count == 1)
  }

  @Test func `numbers are written so that they read back to the same bits`() throws {
    let answer = try descent("run", Program.example("iris"), "--events", "json", in: folder)
    var count = 0
    for match in answer.output.matches(of: /:(-?[0-9][-+0-9.e]*)[,}]/) {
      let text = String(match.1)
      let number = try #require(Double(text))
      #expect(text == (Int(text) != nil ? "\(Int(number))" : "\(number)"))
      count += 1
    }
    #expect(count > 400)
  }

  @Test func `no digit of a figure is left out`() throws {
    let recipe = "data sine\nmodel mlp [1, 8, 1]\ntrain 3 epochs\nprint loss\nprint val.loss\nprint val.mse\n"
    let told = try descent("run", "-", "--events", "json", in: folder, input: recipe).output
    let figures = try descent("run", "-", in: folder, input: recipe).output.split(separator: "\n").map(
      String.init)
    #expect(figures.count == 3)
    for (name, figure) in zip(["train.loss", "val.loss", "val.mse"], figures) {
      #expect(figure.count > 10)
      #expect(told.contains("\"\(name)\":\(figure),"))
    }
  }

  @Test func `a diagnostic is an object with its place`() throws {
    let path = try folder.write(
      "r.train", "data digits\nmodel mlp [64, 10]\noptimizer adam(learnig_rate=1e-3)\n")
    let answer = try descent("check", path, "--events", "json", in: folder)
    #expect(answer.status == 2)
    #expect(
      answer.output == """
        {"event":"diagnostic","code":"D0213","severity":"error","file":"\(path)","line":3,"column":16,\
        "endColumn":28,"message":"optimizer `adam` has no option `learnig_rate`",\
        "help":"write `lr`      (adam: lr, beta1, beta2, eps, amsgrad, amsgrad_corrected, eps_hat)"}

        """)
  }

  @Test func `what goes wrong in a run is an object too`() throws {
    let recipe = "data sine\nmodel mlp [1, 64, 64, 1]\noptimizer sgd(lr=1e6)\ntrain 9 epochs\n"
    let answer = try descent("run", "-", "--events", "json", in: folder, input: recipe)
    #expect(answer.status == 6)
    let last = try #require(try objects(answer.output).last)
    #expect(last["event"] as? String == "diagnostic" && last["code"] as? String == "D0801")
    #expect(last["line"] as? Int == 4)
  }

  @Test func `texts with quotes, escapes and hidden characters stay valid`() throws {
    let recipe = "print \"a\\\"b\\\\c\\n\\t\\u{1b}\\u{7f}\\u{9b}\\u{2028}\\u{202e}é😀\"\n"
    let answer = try descent("run", "-", "--events", "json", in: folder, input: recipe)
    let printed = try #require(try objects(answer.output).first { $0["event"] as? String == "print" })
    #expect(printed["text"] as? String == "a\"b\\c\n\t\u{1b}\u{7f}\u{9b}\u{2028}\u{202e}é😀")
    #expect(answer.output.utf8.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") })
  }
}
